import { useTranslation } from 'react-i18next';
import { cx, useFormat } from '#ui';
import styles from './team.module.css';
import type { BoardWorker } from './types.ts';

/** What somebody carries in weighted cases against their limit; without a limit the bar alone. */
export function LoadBar({ worker, most }: { worker: BoardWorker; most: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { weighted, soft, hard } = worker;
  const limit = hard ?? soft;
  const over = limit !== null && weighted > limit;
  const share = (figure: number) => `${Math.min(100, (figure / (most * 1.1)) * 100)}%`;
  const words =
    limit === null ? format.number(weighted) : t('team.loadOf', { weighted: format.number(weighted), limit: format.number(limit) });
  return (
    <span className={styles.load}>
      <span className={styles.bar} aria-hidden>
        <i style={{ width: share(weighted) }} />
        {limit !== null && <b style={{ left: share(limit) }} />}
      </span>
      <span className={cx(styles.figure, over && styles.late)}>{words}</span>
    </span>
  );
}
