import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate } from '#kernel';
import { cx } from '../cx.ts';
import { useFormat } from '../format/use-format.ts';
import { groupByDay } from './group-by-day.ts';
import styles from './timeline.module.css';

export type TimelineItem = {
  id: string;
  /** The instant it happened. */
  at: string;
  icon: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  /** Who: "Amara", "Cedar Rehabilitation". The time is added. */
  by?: string | undefined;
  /** Plum for a milestone, red for a failed attempt. */
  look?: 'milestone' | 'failed' | undefined;
  /** A measure that moved: a `Delta`. */
  change?: ReactNode;
};

export type TimelineFilter = { key: string; label: string; icon?: ReactNode; count?: number | undefined };

type TimelineProps = {
  /** Newest first. */
  items: readonly TimelineItem[];
  filters?: readonly TimelineFilter[] | undefined;
  filter?: string | undefined;
  onFilter?: ((key: string) => void) | undefined;
  /** Shown at the end: "Show earlier", or what is the case when there is nothing. */
  footer?: ReactNode;
};

/** What happened, by day, newest first. */
export function Timeline({ items, filters = [], filter, onFilter, footer }: TimelineProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <>
      {filters.length > 0 && (
        <fieldset className={styles.filters} aria-label={t('timeline.filter')}>
          {filters.map((choice) => (
            <button
              key={choice.key}
              type="button"
              className={styles.filter}
              aria-pressed={choice.key === filter}
              aria-label={choice.icon ? choice.label : undefined}
              title={choice.icon ? choice.label : undefined}
              onClick={() => onFilter?.(choice.key)}
            >
              {choice.icon ?? choice.label} {choice.count !== undefined && <span>{choice.count}</span>}
            </button>
          ))}
        </fieldset>
      )}
      {groupByDay(items, format.dayAt).map((group) => (
        <section key={group.day} aria-label={format.longDay(group.day)}>
          <h3 className={styles.day}>{nearDayWord(group.day, format.today, t) ?? format.longDay(group.day)}</h3>
          <ul>
            {group.items.map((item) => (
              <TimelineEntry key={item.id} item={item} />
            ))}
          </ul>
        </section>
      ))}
      {footer}
    </>
  );
}

/** One fact on the line: icon, bold fact, one sentence, who and when. */
export function TimelineEntry({ item }: { item: TimelineItem }) {
  const format = useFormat();
  const time = format.time(item.at);
  return (
    <li className={cx(styles.entry, item.look && styles[item.look])}>
      <span aria-hidden className={styles.icon}>
        {item.icon}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <b className={styles.title}>{item.title}</b>
          {item.change}
        </div>
        {item.text && <p className={styles.text}>{item.text}</p>}
        <p className={styles.by}>
          {item.by && `${item.by}, `}
          <time dateTime={item.at} title={format.instant(item.at)}>
            {time}
          </time>
        </p>
      </div>
    </li>
  );
}

function nearDayWord(day: string, today: CalendarDate, t: (key: 'day.today' | 'day.yesterday') => string): string | undefined {
  if (day === today) return t('day.today');
  return day === addDays(today, -1) ? t('day.yesterday') : undefined;
}
