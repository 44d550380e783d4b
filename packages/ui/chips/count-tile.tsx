import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import type { TimeTone } from '../format/deadline.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './count-tile.module.css';

type CountTileProps = {
  count: number;
  /** A link or button with the word for what is counted; it opens exactly those rows. */
  link: ReactNode;
  tone?: TimeTone | undefined;
  /** Without its frame, for a row of figures in a header. */
  plain?: boolean | undefined;
};

/** A figure that opens the rows it counts. */
export function CountTile({ count, link, tone, plain = false }: CountTileProps) {
  const format = useFormat();
  return (
    <span className={cx(styles.tile, plain && styles.plain)}>
      <b className={cx(styles.figure, tone && styles[tone])}>{format.number(count)}</b>
      {link}
    </span>
  );
}
