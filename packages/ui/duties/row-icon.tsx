import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import type { TimeTone } from '../format/deadline.ts';
import styles from './row-icon.module.css';

/** The sign at the head of a row, in the colour of its time; what it means stands in the words beside it. */
export function RowIcon({ tone, className, children }: { tone: TimeTone; className?: string | undefined; children: ReactNode }) {
  return (
    <span aria-hidden className={cx(styles.icon, styles[tone], className)}>
      {children}
    </span>
  );
}
