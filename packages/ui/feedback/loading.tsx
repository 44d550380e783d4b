import { useTranslation } from 'react-i18next';
import styles from './feedback.module.css';

/** A thin plum line on top of what stays visible; it appears after 300 ms, so that quick answers show nothing. */
export function LoadingLine() {
  const { t } = useTranslation('ui');
  return <div role="progressbar" aria-label={t('loading')} className={styles.line} />;
}

/** Stands where rows will be, on the first paint only. Nothing pulses. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  const widths = ['62%', '88%', '74%', '81%'];
  return (
    <div role="status" aria-label={t('loading')} className={styles.skeleton}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bones are all alike and never move
        <span key={row} className={styles.bone} style={{ width: widths[row % widths.length] }} />
      ))}
    </div>
  );
}
