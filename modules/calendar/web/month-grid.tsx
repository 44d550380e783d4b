import { useTranslation } from 'react-i18next';
import { type CalendarDate, type Weekday, weekday } from '#kernel';
import { cx, useFormat } from '#ui';
import { CalendarBlock } from './calendar-block.tsx';
import styles from './calendar-page.module.css';
import { useWeekdayName } from './rhythm-words.ts';
import type { GridProps } from './time-grid.tsx';

const mostOfADay = 3;

/** The weeks of a month; a full day says how many more there are and opens. */
export function MonthGrid({ days, month, items, busy, showsWorkers, onOpen, onMove, onDay }: GridProps & { month: string }) {
  const format = useFormat();
  const nameOf = useWeekdayName();
  const { t } = useTranslation('calendar');
  const step = { of: cellOf, minutes: 0, days: 7 };
  return (
    <div className={styles.month}>
      {days.slice(0, 7).map((day) => (
        <span key={day} className={styles.weekdayName} aria-hidden>
          {nameOf(weekday(day) as Weekday, 'short')}
        </span>
      ))}
      {days.map((day: CalendarDate) => {
        const ofDay = items.filter((item) => format.dayAt(item.startsAt) === day);
        const shown = ofDay.length > mostOfADay ? ofDay.slice(0, mostOfADay - 1) : ofDay;
        return (
          <section
            key={day}
            data-cell
            aria-label={format.longDay(day)}
            className={cx(styles.cell, day === format.today && styles.isToday, !day.startsWith(month) && styles.otherMonth)}
          >
            <h2>
              <button type="button" onClick={() => onDay(day)} aria-label={format.longDay(day)}>
                {Number(day.slice(8))}
              </button>
            </h2>
            {shown.map((item) => (
              <CalendarBlock
                key={item.id}
                appointment={item}
                showsWorkers={showsWorkers}
                onOpen={onOpen}
                onMove={onMove}
                step={step}
                className={styles.inCell}
              />
            ))}
            <BusyCount count={busy.filter((time) => format.dayAt(time.startsAt) === day).length} />
            {ofDay.length > shown.length && (
              <button type="button" className={styles.more} onClick={() => onDay(day)}>
                {t('more', { count: ofDay.length - shown.length })}
              </button>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** How often colleagues are taken that day by what the reader may not see; the day shows when. */
function BusyCount({ count }: { count: number }) {
  const { t } = useTranslation('calendar');
  return count > 0 && <span className={styles.quiet}>{t('busyTimes', { count })}</span>;
}

function cellOf(block: HTMLElement): { x: number; y: number } {
  const cell = block.closest('[data-cell]')?.getBoundingClientRect();
  return { x: cell?.width ?? 1, y: cell?.height ?? 1 };
}
