import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './page-layout.module.css';

/** A page with room to breathe; with an `aside`, a quieter column at the right that moves below on narrow screens. */
export function PageLayout({ aside, asideLabel, children }: { aside?: ReactNode; asideLabel?: string; children: ReactNode }) {
  return (
    <div className={cx(styles.page, Boolean(aside) && styles['with-aside'])}>
      <div className={styles.main}>{children}</div>
      {aside && (
        <aside aria-label={asideLabel} className={styles.aside}>
          {aside}
        </aside>
      )}
    </div>
  );
}
