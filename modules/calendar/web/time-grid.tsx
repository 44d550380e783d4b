import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, weekday } from '#kernel';
import { cx, useFormat, useTimeZone } from '#ui';
import type { AppointmentView, BusyTime } from '../model.ts';
import { BusyBlock, busyId } from './busy-block.tsx';
import { CalendarBlock, type Move } from './calendar-block.tsx';
import styles from './calendar-page.module.css';
import { useWeekdayName } from './rhythm-words.ts';
import { hoursShown, minutesOf, placeOnDay } from './time-grid-layout.ts';

export type GridProps = {
  days: readonly CalendarDate[];
  items: readonly AppointmentView[];
  busy: readonly BusyTime[];
  showsWorkers: boolean;
  onOpen: (appointment: AppointmentView) => void;
  onMove: Move;
  onDay: (day: CalendarDate) => void;
};

const pixelsPerHour = 52;
const quarterHour = pixelsPerHour / 4;

/** One day or seven with their hours; the present is a line. */
export function TimeGrid({ days, items, busy, showsWorkers, onOpen, onMove, onDay }: GridProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const timeZone = useTimeZone();
  const nameOf = useWeekdayName();
  const all = [...items, ...busy.map((time) => ({ ...time, id: busyId(time) }))];
  const hours = hoursShown(all, timeZone);
  const top = (minutes: number) => ((minutes - hours.from * 60) / 60) * pixelsPerHour;
  const now = minutesOf(format.reader.now, timeZone);
  const step = { of: (block: HTMLElement) => ({ x: columnOf(block), y: quarterHour }), minutes: 15, days: 0 };
  const size = { '--days': days.length, '--hours': hours.until - hours.from, '--hour': `${pixelsPerHour}px` } as CSSProperties;
  return (
    <div className={styles.grid} style={size}>
      <div className={styles.hours} aria-hidden>
        {Array.from({ length: hours.until - hours.from }, (_, index) => hours.from + index).map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {days.map((day) => {
        const placed = placeOnDay(all, day, timeZone);
        return (
          <section key={day} className={cx(styles.column, day === format.today && styles.isToday)} aria-label={format.longDay(day)}>
            <h2>
              <button type="button" onClick={() => onDay(day)} title={format.longDay(day)}>
                {nameOf(weekday(day), 'short')} <b>{Number(day.slice(8))}</b>
              </button>
            </h2>
            <div className={styles.body} data-column>
              {day === format.today && now >= hours.from * 60 && now <= hours.until * 60 && (
                <div className={styles.nowLine} style={{ top: top(now) }} aria-hidden />
              )}
              {placed.length === 0 && <span className={styles.hidden}>{t('dayEmpty')}</span>}
              {placed.map(({ item, from, until, lane, lanes }) => {
                const place = {
                  className: cx(styles.placed, until - from < 40 && styles.tight),
                  style: {
                    top: top(from),
                    height: top(until) - top(from) - 2,
                    left: `${(lane / lanes) * 100}%`,
                    width: `calc(${100 / lanes}% - 3px)`,
                  },
                };
                return 'status' in item ? (
                  <CalendarBlock
                    key={item.id}
                    appointment={item}
                    showsWorkers={showsWorkers}
                    onOpen={onOpen}
                    onMove={onMove}
                    step={step}
                    {...place}
                  />
                ) : (
                  <BusyBlock key={item.id} time={item} showsWorkers={showsWorkers} {...place} />
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}

function columnOf(block: HTMLElement): number {
  return block.closest('[data-column]')?.getBoundingClientRect().width ?? 1;
}
