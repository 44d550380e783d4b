import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate, endOfDay, startOfDay, weekday } from '#kernel';
import { Button, cx, ErrorState, PageHeader, PageLayout, Skeleton, useFormat } from '#ui';
import type { AppointmentView } from '../model.ts';
import { AppointmentDrawer } from './appointment-details.tsx';
import styles from './calendar.module.css';
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
  const [openId, setOpenId] = useState<string>();
  const opened = appointments.data?.items.find((item) => item.id === openId);
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
      {appointments.data && (
        <div className={styles.week}>
          {days.map((day) => (
            <Day
              key={day}
              day={day}
              items={appointments.data.items.filter((item) => format.dayAt(item.startsAt) === day)}
              onOpen={(item) => setOpenId(item.id)}
            />
          ))}
        </div>
      )}
      {opened && <AppointmentDrawer key={opened.id} appointment={opened} onClose={() => setOpenId(undefined)} />}
    </PageLayout>
  );
}

function Day({
  day,
  items,
  onOpen,
}: {
  day: CalendarDate;
  items: readonly AppointmentView[];
  onOpen: (appointment: AppointmentView) => void;
}) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  return (
    <section className={cx(styles.day, day === format.today && styles.isToday)} aria-label={format.longDay(day)}>
      <h2>{format.day(day)}</h2>
      {items.length === 0 && <p className={styles.second}>{t('dayEmpty')}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <AppointmentCard appointment={item} onOpen={() => onOpen(item)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A block in the week: solid when it stands, struck when it fell out, with a sign when the client's way there is open. */
function AppointmentCard({ appointment, onOpen }: { appointment: AppointmentView; onOpen: () => void }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { status, transport } = appointment;
  const isOpenWay = status === 'planned' && (transport === 'needed' || transport === 'requested');
  return (
    <button type="button" className={cx(styles.block, status !== 'planned' && styles[status])} onClick={onOpen}>
      <span className={styles.time}>
        {format.time(appointment.startsAt)}–{format.time(appointment.endsAt)}
      </span>
      <b>{appointment.personName ?? appointment.title}</b>
      {appointment.personName && <span>{appointment.title}</span>}
      {isOpenWay && (
        <span className={styles.warn}>
          <IconAlertTriangle size={13} aria-hidden /> {t(`transportSays.${transport}`)}
        </span>
      )}
      {status !== 'planned' && <span className={styles.second}>{t(`status.${status}`)}</span>}
    </button>
  );
}

function mondayOf(day: CalendarDate): CalendarDate {
  return addDays(day, 1 - weekday(day));
}
