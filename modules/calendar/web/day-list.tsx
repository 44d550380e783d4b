import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { cx, EmptyState, useFormat } from '#ui';
import type { AppointmentView, BusyTime } from '../model.ts';
import { BusyBlock, busyId } from './busy-block.tsx';
import styles from './calendar-page.module.css';

type DayListProps = {
  days: readonly CalendarDate[];
  items: readonly AppointmentView[];
  busy: readonly BusyTime[];
  showsWorkers: boolean;
  onOpen: (appointment: AppointmentView) => void;
};

/** Day after day with what is on it, wide enough for a thumb; days without anything are passed over, except today. */
export function DayList({ days, items, busy, showsWorkers, onOpen }: DayListProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const isOn = (day: CalendarDate) => (item: { startsAt: string }) => format.dayAt(item.startsAt) === day;
  const byDay = days.map((day) => ({ day, ofDay: items.filter(isOn(day)), taken: busy.filter(isOn(day)) }));
  const shown = byDay.filter(({ day, ofDay, taken }) => ofDay.length + taken.length > 0 || day === format.today);
  if (shown.length === 0) return <EmptyState>{t('noneInSpan')}</EmptyState>;
  return (
    <div className={styles.list}>
      {shown.map(({ day, ofDay, taken }) => (
        <section key={day} aria-label={format.longDay(day)}>
          <h2 className={cx(day === format.today && styles.todayName)}>{format.longDay(day)}</h2>
          {ofDay.length + taken.length === 0 && <p className={styles.quiet}>{t('dayEmpty')}</p>}
          <ul>
            {ofDay.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={cx(styles.row, item.status !== 'planned' && styles[item.status])}
                  onClick={() => onOpen(item)}
                >
                  <span className={styles.time}>
                    {format.time(item.startsAt)}
                    <br />
                    {format.time(item.endsAt)}
                  </span>
                  <span className={styles.rowText}>
                    <b>{item.personName ?? item.title}</b>
                    <span className={styles.quiet}>
                      {[item.personName && item.title, item.organizationName, item.place].filter(Boolean).join(' · ')}
                    </span>
                    {showsWorkers && <span className={styles.quiet}>{format.list(item.workers.map((worker) => worker.name))}</span>}
                    {item.status !== 'planned' && <span className={styles.quiet}>{t(`status.${item.status}`)}</span>}
                  </span>
                </button>
              </li>
            ))}
            {taken.map((time) => (
              <li key={busyId(time)}>
                <BusyBlock time={time} showsWorkers={showsWorkers} className={styles.busyRow} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
