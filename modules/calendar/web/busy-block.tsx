import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { cx, useFormat } from '#ui';
import type { BusyTime } from '../model.ts';
import styles from './calendar-page.module.css';

type BusyProps = { time: BusyTime; showsWorkers: boolean; className?: string | undefined; style?: CSSProperties | undefined };

/** A colleague is taken then; what with is not the reader's to know, so there is nothing to open or move. */
export function BusyBlock({ time, showsWorkers, className, style }: BusyProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  return (
    <div className={cx(styles.block, styles.busy, className)} style={style}>
      <span className={styles.time}>
        {format.time(time.startsAt)}
        <span className={styles.until}>–{format.time(time.endsAt)}</span>
      </span>
      <span>{t('busy')}</span>
      {showsWorkers && <span className={styles.quiet}>{time.name}</span>}
    </div>
  );
}

/** Tells times apart that have no record to show. */
export function busyId({ userId, startsAt }: BusyTime): string {
  return `${userId} ${startsAt}`;
}
