import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReader } from '#ui';
import styles from './cases.module.css';
import type { Unmet } from './queries.ts';

/** What a step still waits for, each with the way to where it is done. */
export function MissingList({ caseId, unmet, onGo }: { caseId: string; unmet: readonly Unmet[]; onGo: () => void }) {
  const { t } = useTranslation('cases');
  const sayGuard = useGuardText();
  if (unmet.length === 0) return null;
  return (
    <section className={styles.missing} aria-label={t('missing.title')}>
      <h3>{t('missing.title')}</h3>
      <ul>
        {unmet.map((missing) => (
          <li key={missing.guard}>
            <IconAlertTriangle aria-hidden />
            <span>
              {sayGuard(missing)}{' '}
              {missing.place !== 'case' && (
                <Link to={`/cases/${caseId}${addressOf(missing.place)}` as '/'} onClick={onGo}>
                  {t(`missing.go.${missing.place as 'plan'}`)}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A condition that does not hold, in words. */
function useGuardText(): (unmet: Unmet) => string {
  const { t } = useTranslation('cases');
  const reader = useReader();
  return ({ guard, facts }) => {
    const instruments = Array.isArray(facts.instruments)
      ? facts.instruments.map((name) => t(`instrument.${name as 'lotse-needs'}`, String(name).toUpperCase()))
      : [];
    return t(`guard.${guard as 'needs_stated'}`, { ...facts, instruments: instruments.join(', '), reader });
  };
}

function addressOf(place: string): string {
  return place === 'consents' ? '?do=consents' : `?tab=${place}`;
}
