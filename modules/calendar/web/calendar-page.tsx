import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate, endOfDay, startOfDay, weekday } from '#kernel';
import { Button, cx, ErrorState, PageHeader, PageLayout, Skeleton, useFormat, useMay } from '#ui';
import type { AppointmentView } from '../model.ts';
import { ChangeAppointmentDrawer } from './appointment-drawer.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import styles from './calendar.module.css';
import { OutcomeActions } from './outcome-actions.tsx';
import { useMyAppointments } from './queries.ts';

/** One's own week, day by day; the week is in the address. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const navigate = useNavigate();
  const { week } = useSearch({ strict: false }) as { week?: CalendarDate };
  const monday = mondayOf(week ?? format.today);
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const { timeZone } = format.reader;
  const appointments = useMyAppointments({ from: startOfDay(monday, timeZone), until: endOfDay(addDays(monday, 6), timeZone) });
  const [changing, setChanging] = useState<AppointmentView>();
  const goTo = (day: CalendarDate | undefined) => void navigate({ to: '/calendar' as '/', search: (day ? { week: day } : {}) as never });
  return (
    <PageLayout>
      <PageHeader title={t('title')} lead={t('week', { day: format.longDay(monday) })} />
      <div className={styles.bar}>
        <Button size="small" icon={<IconChevronLeft aria-hidden />} onClick={() => goTo(addDays(monday, -7))}>
          {t('previousWeek')}
        </Button>
        <Button size="small" onClick={() => goTo(undefined)}>
          {t('thisWeek')}
        </Button>
        <Button size="small" icon={<IconChevronRight aria-hidden />} onClick={() => goTo(addDays(monday, 7))}>
          {t('nextWeek')}
        </Button>
      </div>
      {appointments.isError && <ErrorState error={appointments.error} onRetry={() => void appointments.refetch()} />}
      {appointments.isPending && <Skeleton rows={7} />}
      <div className={styles.week}>
        {appointments.data &&
          days.map((day) => (
            <Day
              key={day}
              day={day}
              items={appointments.data.items.filter((item) => format.dayAt(item.startsAt) === day)}
              onChange={setChanging}
            />
          ))}
      </div>
      {changing && <ChangeAppointmentDrawer key={changing.id} appointment={changing} onClose={() => setChanging(undefined)} />}
    </PageLayout>
  );
}

function Day({
  day,
  items,
  onChange,
}: {
  day: CalendarDate;
  items: readonly AppointmentView[];
  onChange: (appointment: AppointmentView) => void;
}) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const mayPlan = useMay('calendar.schedule');
  return (
    <section className={cx(styles.day, day === format.today && styles.isToday)} aria-label={format.longDay(day)}>
      <h3>{format.longDay(day)}</h3>
      {items.length === 0 ? (
        <p className={styles.second}>{t('dayEmpty')}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <AppointmentRow
              key={item.id}
              appointment={item}
              showsPerson
              showsDay={false}
              actions={mayPlan && <OutcomeActions appointment={item} onChange={() => onChange(item)} />}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function mondayOf(day: CalendarDate): CalendarDate {
  return addDays(day, 1 - weekday(day));
}
