import { IconAlertTriangle, IconBuilding, IconMessage, IconUser, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ClockChip, cx, RowIcon, readClock, useFormat, useReader } from '#ui';
import styles from './inbox.module.css';
import { searchWith } from './inbox-search.ts';
import type { ReferralItem } from './queries.ts';
import { urgencyTone, useReferralWords } from './use-referral-words.ts';

const sourceIcons: Record<ReferralItem['source'], ReactNode> = {
  organization: <IconBuilding aria-hidden />,
  self: <IconUser aria-hidden />,
  family: <IconUsers aria-hidden />,
  other: <IconMessage aria-hidden />,
};

/** One referral: who, from whom, why, until when an answer is due, and the verb that opens it. */
export function ReferralRow({ item, current, onOpen }: { item: ReferralItem; current: boolean; onOpen: () => void }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const reader = useReader();
  const words = useReferralWords();
  const tone = item.deadline ? readClock({ due: item.deadline.dueAt }, 'calendar', reader).tone : 'done';
  return (
    <li className={cx(styles.row, current && styles.current)} data-row tabIndex={-1}>
      <RowIcon tone={tone} className={styles.icon}>
        {sourceIcons[item.source]}
      </RowIcon>
      <div className={styles.words}>
        <p className={styles.title}>
          <Link from="/inbox" to="." search={(search) => searchWith(search, { referral: item.id })} data-row-open>
            {item.personName}
          </Link>
          <span>{words.sentBy(item)}</span>
        </p>
        <p className={styles.reason}>{item.reason}</p>
        <p className={styles.meta}>
          {(item.urgency === 'urgent' || item.urgency === 'same_day') && (
            <Chip tone={urgencyTone[item.urgency]}>{t(`urgency.${item.urgency}`)}</Chip>
          )}
          {item.hasDoNotUse && (
            <Chip tone="overdue" icon={<IconAlertTriangle size={13} aria-hidden />}>
              {t('row.mindReach')}
            </Chip>
          )}
          {item.interpreterNeeded && <Chip tone="line">{words.interpreter(item.languages)}</Chip>}
          {item.waiting && <Chip tone="soon">{t('row.place', { position: item.waiting.position, of: item.waiting.of })}</Chip>}
          {item.priority !== null && <Chip tone="line">{t('row.priority', { priority: item.priority })}</Chip>}
          <span>
            {[
              item.birthDate && t('row.born', { date: format.date(item.birthDate) }),
              item.number,
              item.waiting && t('row.waitsSince', { date: format.day(format.dayAt(item.waiting.since)) }),
              item.workerName && t('row.screenedBy', { name: item.workerName }),
              item.caseNumber && t('row.case', { number: item.caseNumber }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      </div>
      <div className={styles.due}>
        {item.deadline ? (
          <ClockChip due={item.deadline.dueAt} startedAt={item.deadline.startsAt} rule={words.rule(item.deadline)} />
        ) : (
          <Chip tone={item.status === 'declined' ? 'neutral' : 'done'}>{t(`status.${item.status}`)}</Chip>
        )}
      </div>
      <Button size="small" className={styles.verb} data-row-verb onClick={onOpen}>
        {t(item.side === 'received' ? `verb.${item.status}` : 'verb.open')}
      </Button>
    </li>
  );
}
