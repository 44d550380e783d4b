import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClockChip, SectionHeader, Skeleton, useWords } from '#ui';
import { dutyIcon } from '../duties/duty-icons.tsx';
import { type DutyView, useDuties } from '../duties/queries.ts';
import styles from './team.module.css';

/** What waits for the supervisor's own hand: signatures, cases without anybody, referrals nobody has taken. */
export function TeamSide() {
  const { t } = useTranslation();
  const duties = useDuties({ of: 'mine', limit: 100 });
  const items = duties.data?.items ?? [];
  return (
    <>
      <SectionHeader level={2} title={t('team.waiting')} count={items.length} />
      {duties.isPending && <Skeleton rows={4} />}
      {duties.isSuccess && items.length === 0 && <p className={styles.second}>{t('team.nothingWaits')}</p>}
      <ul>
        {items.map((duty) => (
          <Waiting key={duty.id} duty={duty} />
        ))}
      </ul>
    </>
  );
}

function Waiting({ duty }: { duty: DutyView }) {
  const words = useWords();
  return (
    <li className={styles.wait}>
      {dutyIcon(duty)}
      <div>
        <div className={styles['wait-head']}>
          <b>{[duty.personName ?? duty.caseNumber, words.dutyAction(duty)].filter(Boolean).join(', ')}</b>
          <ClockChip due={duty.dueOn ?? duty.dueAt} startedAt={duty.startsAt} />
        </div>
        <p className={styles.second}>
          {words.dutyReason(duty)} <Link to={duty.target as '/'}>{words.verb(duty.verb)}</Link>
        </p>
      </div>
    </li>
  );
}
