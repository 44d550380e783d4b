import type { ComponentProps } from 'react';
import { cx } from '../cx.ts';
import styles from './layout.module.css';

/** Paper that can be picked up alone: a goal, a group of bills. Never a card inside a card. */
export function Card({
  padded = true,
  raised = false,
  className,
  ...rest
}: { padded?: boolean; raised?: boolean } & ComponentProps<'section'>) {
  return <section {...rest} className={cx(styles.card, padded && styles.padded, raised && styles.raised, className)} />;
}
