import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './feedback.module.css';

type EmptyStateProps = {
  icon?: ReactNode;
  /** What would be here, and when the last one came. */
  children: ReactNode;
  /** One way on. */
  action?: ReactNode;
};

/** Nothing here, said plainly, with one way on. */
export function EmptyState({ icon = <IconCheck aria-hidden />, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span aria-hidden className={styles['empty-icon']}>
        {icon}
      </span>
      <p>{children}</p>
      {action}
    </div>
  );
}
