import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { followLink, type ListColumn } from './data-table.tsx';
import styles from './list.module.css';

/** What a row shows on a phone. */
export type RowCard = { title: ReactNode; detail?: ReactNode; aside?: ReactNode };

type RowCardsProps<Row> = {
  label: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  card: ((row: Row) => RowCard) | undefined;
};

/** Rows on a phone: two lines each. Without a `card` the first column is the title and the next ones stand below. */
export function RowCards<Row>({ label, columns, rows, keyOf, card }: RowCardsProps<Row>) {
  return (
    <ul className={styles.cards} aria-label={label} data-rows>
      {rows.map((row) => {
        const { title, detail, aside } = card?.(row) ?? cardFrom(columns, row);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the row is the way for the keyboard; the row only widens it
          <li key={keyOf(row)} className={styles.card} data-row tabIndex={-1} onClick={followLink}>
            <div className={styles.words}>
              <p className={styles.title}>{title}</p>
              {detail && <p className={styles.detail}>{detail}</p>}
            </div>
            {aside}
          </li>
        );
      })}
    </ul>
  );
}

function cardFrom<Row>(columns: readonly ListColumn<Row>[], row: Row): RowCard {
  const [first, ...others] = columns;
  return {
    title: first?.cell(row),
    detail: others.slice(0, 3).map((column, index) => (
      <Fragment key={column.key}>
        {index > 0 && ' · '}
        {column.cell(row)}
      </Fragment>
    )),
  };
}
