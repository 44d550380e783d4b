import { Select } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip, ProblemAlert, useFormat } from '#ui';
import styles from './hand-over.module.css';
import type { BoardWorker } from './types.ts';
import type { HandOverItem, Outcome } from './use-hand-over.ts';

type HandOverRowProps = {
  item: HandOverItem;
  takers: readonly BoardWorker[];
  to: string | null;
  outcome: Outcome | undefined;
  onChange: (userId: string | null) => void;
};

/** One case that goes to somebody else: what is open on it, who takes it, and how it went. */
export function HandOverRow({ item, takers, to, outcome, onChange }: HandOverRowProps) {
  const { t } = useTranslation(['web', 'cases']);
  const format = useFormat();
  const { nextAppointment } = item;
  const name = item.personName ?? t('duties.client', { number: item.number });
  const taker = takers.find(({ userId }) => userId === to);
  return (
    <li>
      <div>
        <Link to={`/cases/${item.id}` as '/'}>
          <b>{name}</b>
        </Link>
        <p className={styles.second}>
          {[item.number, item.programName, t(`cases:state.${item.state}`), t('handOver.acuity', { acuity: item.acuity })].join(' · ')}
        </p>
        <p className={styles.second}>
          {t('handOver.duties', { count: item.duties })}{' '}
          {item.overdue > 0 && <Chip tone="overdue">{t('handOver.overdue', { count: item.overdue })}</Chip>}
        </p>
        {nextAppointment && (
          <p className={styles.second}>{t('handOver.next', { when: format.instant(nextAppointment.at), title: nextAppointment.title })}</p>
        )}
      </div>
      {outcome === 'done' ? (
        <p className={styles.done}>
          <IconCheck aria-hidden /> {t('handOver.done', { name: taker?.name ?? '' })}
        </p>
      ) : (
        <div>
          <Select
            label={t('handOver.to', { name })}
            placeholder={t('handOver.stays')}
            data={takers.map(({ userId, name: label }) => ({ value: userId, label }))}
            clearable
            value={to}
            onChange={onChange}
          />
          {outcome && <ProblemAlert error={outcome.error} />}
        </div>
      )}
    </li>
  );
}
