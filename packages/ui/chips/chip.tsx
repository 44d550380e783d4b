import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './chip.module.css';

/** What a colour says. Time: overdue, today, soon, done. Sea: settled or yours to do. Course: where we are. */
export type Tone = 'neutral' | 'line' | 'overdue' | 'today' | 'soon' | 'done' | 'sea' | 'course';

/** A short fact in its colour. The words carry the meaning; the colour only repeats it. */
export function Chip({ tone = 'neutral', icon, className, children, ...rest }: { tone?: Tone; icon?: ReactNode } & ComponentProps<'span'>) {
  return (
    <span {...rest} className={cx(styles.chip, tone !== 'neutral' && styles[tone], className)}>
      {icon}
      {children}
    </span>
  );
}
