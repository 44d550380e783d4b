import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import type { TimeTone } from '../format/deadline.ts';
import styles from './layout.module.css';

type PageHeaderProps = {
  title: string;
  /** What the browser's tab says, when the title itself names a client. */
  documentTitle?: string | undefined;
  /** One sentence that says what the page is about today. */
  lead?: ReactNode;
  actions?: ReactNode;
};

/** The title of a page. The shell moves the focus here when the page changes. */
export function PageHeader({ title, documentTitle = title, lead, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <title>{`${documentTitle} · Lotse`}</title>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

type SectionHeaderProps = {
  title: ReactNode;
  count?: number | undefined;
  /** A link or button at the end: "All 11", "Calendar". */
  aside?: ReactNode;
  level?: 2 | 3 | undefined;
};

/** The title of a part of a page, with its count and one way on. */
export function SectionHeader({ title, count, aside, level = 3 }: SectionHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.section}>
      <Heading>{title}</Heading>
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}

/** The title of a group of rows with a line to the end, in the colour of its time. */
export function GroupHeader({ title, count, aside, level = 2, tone }: SectionHeaderProps & { tone?: TimeTone | undefined }) {
  const Heading = `h${level}` as const;
  return (
    <div className={cx(styles.group, tone && styles[tone])}>
      <Heading>
        {title} {count !== undefined && <span>&nbsp;{count}</span>}
      </Heading>
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}
