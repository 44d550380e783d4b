import { addDays, type CalendarDate, daysBetween, newId, parseTypedTime, Temporal, today, type Weekday, weekday } from '#kernel';
import type { AppointmentView } from '../model.ts';
import type { NewSeries, SeriesBeat, SeriesRhythm, SeriesView } from '../model-series.ts';
import { type AppointmentForm, changesOf, toNewAppointment } from './appointment-form.ts';

/** How an appointment repeats, as it is chosen in the form. */
export interface RepeatForm {
  readonly every: 'once' | SeriesBeat['every'];
  readonly interval: number;
  /** Null until somebody chose: then it is the weekday of the first date. */
  readonly weekdays: readonly Weekday[] | null;
  readonly endBy: 'count' | 'until';
  readonly count: number;
  readonly until: CalendarDate | null;
  /** Dates that are taken are left out instead of refused. */
  readonly leavesOut: boolean;
}

export const once: RepeatForm = { every: 'once', interval: 1, weekdays: null, endBy: 'count', count: 12, until: null, leavesOut: false };

/** The weekdays that are meant: those that were chosen, or else that of the first date. */
export function weekdaysOf({ weekdays }: RepeatForm, on: CalendarDate | null): readonly Weekday[] {
  return weekdays ?? (on ? [weekday(on)] : []);
}

/**
 * The weekdays after one of them is chosen or taken back. The weekday of a first date that nobody changed from today is only proposed: the first choice
 * replaces it.
 */
export function toggledWeekdays(repeat: RepeatForm, on: CalendarDate | null, day: Weekday, now: CalendarDate): readonly Weekday[] {
  const meant = weekdaysOf(repeat, on);
  if (meant.includes(day)) return meant.filter((other) => other !== day);
  return repeat.weekdays === null && on === now ? [day] : [...meant, day];
}

/** What a repetition still lacks; without it an appointment would be made once only. */
export function repeatGapsOf(repeat: RepeatForm, on: CalendarDate | null): ('weekdays' | 'until')[] {
  const { every, endBy, until } = repeat;
  if (every === 'once') return [];
  return [
    ...(every === 'week' && on !== null && weekdaysOf(repeat, on).length === 0 ? (['weekdays'] as const) : []),
    ...(endBy === 'until' && until === null ? (['until'] as const) : []),
  ];
}

/** The rhythm of a filled form; undefined while something is missing. */
export function rhythmOf(form: AppointmentForm, repeat: RepeatForm): SeriesRhythm | undefined {
  const { every, interval, endBy, count, until } = repeat;
  const weekdays = weekdaysOf(repeat, form.on);
  const times = beatTimes(form);
  if (every === 'once' || !times || form.on === null) return undefined;
  if (every === 'week' && weekdays.length === 0) return undefined;
  if (endBy === 'until' && until === null) return undefined;
  const end = endBy === 'until' && until !== null ? { until } : { count };
  return { every, interval, weekdays: every === 'week' ? [...weekdays].sort() : [], ...times, startsOn: form.on, end };
}

/** The series to send. Call only when the form has no gaps and `rhythmOf` answers. */
export function toNewSeries(form: AppointmentForm, rhythm: SeriesRhythm, caseId: string, leaveOut: readonly number[]): NewSeries {
  const { startsAt: _s, endsAt: _e, id: _i, ...common } = toNewAppointment(form, caseId, 'UTC');
  return { ...common, id: newId(), rhythm, leaveOut: [...leaveOut] };
}

/** Which dates of a series a change is for. */
export type Scope = 'this' | 'following' | 'all';

/**
 * The change of a series that a changed date stands for: a new hour or length is the new hour of all; a date put two days later puts all of them two
 * days later in their week.
 */
export function seriesChangeOf(
  series: SeriesView,
  appointment: AppointmentView,
  form: AppointmentForm,
  scope: 'following' | 'all',
  timeZone: string,
  leaveOut: readonly number[] = [],
) {
  const { startsAt, endsAt, ...change } = changesOf(appointment, form, timeZone);
  const beat = startsAt || endsAt ? beatOf(series, appointment, form, scope) : undefined;
  return { from: scope === 'all' ? null : appointment.id, change: { ...change, ...(beat ? { beat } : {}) }, leaveOut: [...leaveOut] };
}

function beatOf(series: SeriesView, appointment: AppointmentView, form: AppointmentForm, scope: 'following' | 'all') {
  const times = beatTimes(form);
  if (!times || form.on === null) throw new RangeError('the form is not complete');
  const { every, interval, weekdays } = series.rhythm;
  const was = today(appointment.startsAt, series.timeZone);
  const days = daysBetween(was, form.on);
  const first = scope === 'all' ? series.dates.find((date) => date.status === 'planned') : undefined;
  return {
    every,
    interval,
    weekdays: weekdays.map((day) => weekday(addDays(monday, day - 1 + days))),
    ...times,
    startsOn: first ? addDays(today(first.startsAt, series.timeZone), days) : form.on,
  };
}

/** Any Monday: weekdays are counted from it. */
const monday = '2026-01-05' as CalendarDate;

function beatTimes(form: AppointmentForm): { time: string; minutes: number } | undefined {
  const [from, until] = [parseTypedTime(form.from), parseTypedTime(form.until)];
  if (!from || !until || Temporal.PlainTime.compare(from, until) >= 0) return undefined;
  return { time: from.toString({ smallestUnit: 'minute' }), minutes: from.until(until).total('minute') };
}
