import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import type { TimeTone } from '../format/deadline.ts';
import styles from './facts-strip.module.css';

export type Fact = {
  key: string;
  label: string;
  /** Text, or a link or button that opens the place the fact comes from. Real absence in words: "not told", "no part". */
  value: ReactNode;
  note?: ReactNode;
  tone?: TimeTone | undefined;
};

/** The facts of a record that must never be out of sight, each opening its place. */
export function FactsStrip({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.key} className={styles.fact}>
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={styles.value}>
            <span className={cx(fact.tone && styles[fact.tone])}>{fact.value}</span>
            {fact.note && <span className={styles.note}>{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
