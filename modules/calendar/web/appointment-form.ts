import { type CalendarDate, newId, parseTypedTime, Temporal, today } from '#kernel';
import type { AppointmentChange, AppointmentView, NewAppointment } from '../model.ts';

/** What is written in the drawer: the day and two clock times, as people say them. */
export interface AppointmentForm {
  readonly title: string;
  readonly on: CalendarDate | null;
  readonly from: string;
  readonly until: string;
  readonly place: string;
  readonly organizationId: string | null;
  readonly others: string;
  readonly transport: NewAppointment['transport'];
  readonly transportNote: string;
  readonly category: NewAppointment['category'];
  readonly workers: NewAppointment['workers'];
}

export type AppointmentGap = 'title' | 'time' | 'order';

export function emptyAppointment(on: CalendarDate, userId: string): AppointmentForm {
  return {
    title: '',
    on,
    from: '',
    until: '',
    place: '',
    organizationId: null,
    others: '',
    transport: 'not_needed',
    transportNote: '',
    category: 'social',
    workers: [{ userId, accompanies: false }],
  };
}

export function formOf(appointment: AppointmentView, timeZone: string): AppointmentForm {
  const { title, place, organizationId, others, transport, transportNote } = appointment;
  return {
    title,
    place,
    organizationId,
    others,
    transport,
    transportNote,
    on: today(appointment.startsAt, timeZone),
    from: clockTime(appointment.startsAt, timeZone),
    until: clockTime(appointment.endsAt, timeZone),
    category: appointment.category as NewAppointment['category'],
    workers: appointment.workers.map(({ userId, accompanies }) => ({ userId, accompanies })),
  };
}

/** What is still missing or cannot be, in the order of the form. */
export function gapsOf(form: AppointmentForm): AppointmentGap[] {
  const gaps: AppointmentGap[] = [];
  if (form.title.trim() === '') gaps.push('title');
  const [from, until] = [parseTypedTime(form.from), parseTypedTime(form.until)];
  if (form.on === null || !from || !until) gaps.push('time');
  else if (Temporal.PlainTime.compare(from, until) >= 0) gaps.push('order');
  return gaps;
}

/** The same at another hour, as long as before. */
export function atTime(form: AppointmentForm, time: string): AppointmentForm {
  const [was, until, from] = [parseTypedTime(form.from), parseTypedTime(form.until), Temporal.PlainTime.from(time)];
  const end = was && until ? from.add(was.until(until)).toString({ smallestUnit: 'minute' }) : form.until;
  return { ...form, from: time, until: end };
}

/** The same at the offered time. */
export function atSlot(form: AppointmentForm, slot: { startsAt: string; endsAt: string }, timeZone: string): AppointmentForm {
  const { startsAt, endsAt } = slot;
  return { ...form, on: today(startsAt, timeZone), from: clockTime(startsAt, timeZone), until: clockTime(endsAt, timeZone) };
}

/** The appointment to send. Call only when `gapsOf` is empty. */
export function toNewAppointment(form: AppointmentForm, caseId: string, timeZone: string): NewAppointment {
  return { ...toFields(form, timeZone), id: newId(), caseId, interventionId: null };
}

/** Only what was changed, for the version the person saw. */
export function changesOf(appointment: AppointmentView, form: AppointmentForm, timeZone: string): AppointmentChange {
  const before = toFields(formOf(appointment, timeZone), timeZone);
  const after = toFields(form, timeZone);
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

function toFields(form: AppointmentForm, timeZone: string) {
  const { on, from, until, title, place, others, transportNote, ...rest } = form;
  const instant = (typed: string): string => {
    const plainTime = parseTypedTime(typed);
    if (on === null || !plainTime) throw new RangeError('the form is not complete');
    return Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime }).toInstant().toString();
  };
  return {
    ...rest,
    title: title.trim(),
    place: place.trim(),
    others: others.trim(),
    transportNote: transportNote.trim(),
    startsAt: instant(from),
    endsAt: instant(until),
  };
}

function clockTime(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}
