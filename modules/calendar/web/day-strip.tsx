import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { endOfDay, startOfDay } from '#kernel';
import { cx, useFormat, useWords } from '#ui';
import type { AppointmentView } from '../model.ts';
import styles from './calendar.module.css';
import { useMyAppointments } from './queries.ts';

/** Today's appointments side by side: what is over in the shade, what goes on marked, the present time before what is to come. Nothing when the day is free. */
export function DayStrip() {
  const words = useWords();
  const format = useFormat();
  const { timeZone, now } = format.reader;
  const appointments = useMyAppointments({ from: startOfDay(format.today, timeZone), until: endOfDay(format.today, timeZone) });
  const items = (appointments.data?.items ?? []).filter((item) => item.status === 'planned' || item.status === 'kept');
  if (items.length === 0) return null;
  const nowBefore = items.findIndex((item) => item.startsAt > now);
  const position = nowBefore === -1 ? items.length : nowBefore;
  const mark = (
    <span className={styles.now} aria-hidden>
      {format.time(now)}
    </span>
  );
  return (
    <section aria-label={words.first('calendar', 'today')} className={styles.strip}>
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {index === position && mark}
          <Slot appointment={item} now={now} />
        </Fragment>
      ))}
      {position === items.length && mark}
    </section>
  );
}

function Slot({ appointment, now }: { appointment: AppointmentView; now: string }) {
  const format = useFormat();
  const isPast = appointment.endsAt <= now;
  const isGoing = appointment.startsAt <= now && !isPast;
  return (
    <Link to={`/cases/${appointment.caseId}` as '/'} className={cx(styles.slot, isPast && styles.past, isGoing && styles.going)}>
      <span>
        {format.time(appointment.startsAt)}–{format.time(appointment.endsAt)}
      </span>
      <b>{[appointment.personName, appointment.title].filter(Boolean).join(' · ')}</b>
    </Link>
  );
}
