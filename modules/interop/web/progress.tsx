import { useFormat } from '#ui';
import styles from './import.module.css';

/** How much is done, as a bar and in figures. */
export function Progress({ label, share }: { label: string; share: number }) {
  const format = useFormat();
  const percent = Math.round(share * 100);
  return (
    <div className={styles.progress}>
      <span className={styles.second}>
        {label} <b>{format.share(percent / 100)}</b>
      </span>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className={styles.track}>
        <span className={styles.bar} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
