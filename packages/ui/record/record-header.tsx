import type { ReactNode } from 'react';
import { Avatar } from '../people/avatar.tsx';
import { type Fact, FactsStrip } from './facts-strip.tsx';
import styles from './record-header.module.css';
import { StageStrip } from './stage-strip.tsx';

type RecordHeaderProps = {
  name: string;
  /** What the browser's tab says; the number of the case, never the name. */
  documentTitle: string;
  /** After the name: "29, they/them". */
  about?: ReactNode;
  /** Below: number, languages. */
  line?: ReactNode;
  /** How to reach, how not to reach, alerts: chips. */
  alerts?: ReactNode;
  actions?: ReactNode;
  facts?: readonly Fact[] | undefined;
  stages?: Parameters<typeof StageStrip>[0] | undefined;
};

/** The person is never out of sight: who, how to reach them and how not, alerts, facts that open their place, and where the case is. */
export function RecordHeader({ name, documentTitle, about, line, alerts, actions, facts, stages }: RecordHeaderProps) {
  return (
    <header className={styles.header}>
      <title>{`${documentTitle} · Lotse`}</title>
      <div className={styles.first}>
        <Avatar name={name} size="large" />
        <div className={styles.who}>
          <div className={styles.name}>
            <h1 tabIndex={-1}>{name}</h1>
            {about && <span className={styles.about}>{about}</span>}
          </div>
          {line && <p className={styles.line}>{line}</p>}
        </div>
        {alerts && <div className={styles.alerts}>{alerts}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {facts && (
        <div className={styles.facts}>
          <FactsStrip facts={facts} />
        </div>
      )}
      {stages && (
        <div className={styles.stages}>
          <StageStrip {...stages} />
        </div>
      )}
    </header>
  );
}
