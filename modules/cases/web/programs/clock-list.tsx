import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip } from '#ui';
import styles from './programs.module.css';
import type { Clock } from './queries.ts';
import { useClockWords } from './use-clock-words.ts';

/** The clocks of a programme in words, each with the rule it follows; those the programme set itself are marked. */
export function ClockList({ clocks }: { clocks: readonly Clock[] }) {
  const { t } = useTranslation('cases');
  return (
    <ul className={styles.clocks}>
      {clocks.map((clock) => (
        <li key={clock.timer}>
          <b>{t(`clock.${clock.timer}`)}</b>
          <ClockText clock={clock} />
          <ClockSource clock={clock} />
        </li>
      ))}
    </ul>
  );
}

function ClockText({ clock: { timer, rule } }: { clock: Clock }) {
  const { t } = useTranslation('cases');
  const words = useClockWords();
  if (!rule) return <span className={styles.quiet}>{t('programs.off')}</span>;
  const more = [words.warning(rule), words.told(rule)].filter(Boolean).join(' · ');
  return (
    <span>
      {words.time(timer, rule)}
      {more && <small>{more}</small>}
    </span>
  );
}

function ClockSource({ clock: { rule, byModel, isOwn } }: { clock: Clock }) {
  const { t } = useTranslation('cases');
  const shown = rule ?? byModel;
  return (
    <span className={styles.source}>
      {isOwn && <Chip tone="course">{t('programs.setHere')}</Chip>}
      {rule?.status === 'to_verify' && <Chip tone="today">{t('programs.toVerify')}</Chip>}
      {shown && (
        <small>
          <Link to="/programs/clocks" search={{ q: shown.ruleId }}>
            {shown.ruleId}
          </Link>
          , {shown.status === 'programme_default' ? t('programs.houseRule') : shown.citation}
        </small>
      )}
    </span>
  );
}
