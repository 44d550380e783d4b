import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Rules about several fields are not asked about what is no date: they would count days with it. */
const isNoDate = { continue: false } as const;

/** A day on the calendar (birth, due, visit), written `2026-03-01`, column `date`. Never a `Date`: a day has no time zone. */
export const CalendarDate = z
  .string()
  .superRefine((text, context) => {
    const shape = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!shape)
      return context.addIssue({
        code: 'custom',
        message: 'expected a date such as 2026-03-01',
        params: { code: 'calendar-date.unreadable' },
        ...isNoDate,
      });
    const suggestion = nearestDate(Number(shape[1]), Number(shape[2]), Number(shape[3]));
    if (suggestion === text) return;
    context.addIssue({
      code: 'custom',
      message: `there is no ${text}; did you mean ${suggestion}?`,
      params: { code: 'calendar-date.no-such-day', suggestion },
      ...isNoDate,
    });
  })
  .brand<'CalendarDate'>()
  .meta({ format: 'date' });
export type CalendarDate = z.infer<typeof CalendarDate>;

/** Monday 1 … Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `day('2026-03-01')`; throws on anything that is no date. For constants, tests and text already checked. */
export function day(text: string): CalendarDate {
  return CalendarDate.parse(text);
}

/** The date with these parts, or the nearest one that exists: 31 February becomes the last day of February. */
export function nearestDate(year: number, month: number, dayOfMonth: number): CalendarDate {
  return fromPlain(Temporal.PlainDate.from({ year, month: Math.max(month, 1), day: Math.max(dayOfMonth, 1) }, { overflow: 'constrain' }));
}

/** Today where the clock's reader is: the same instant is another day in Rome and in Los Angeles. */
export function today(now: Temporal.Instant | string, timeZone: string): CalendarDate {
  return fromPlain(Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate());
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromPlain(toPlain(date).add({ days }));
}

/** Same day number in the target month, or its last day if that is missing: 31 October + 4 months is 28 or 29 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return fromPlain(toPlain(date).add({ months }));
}

/** Days from one date to another: 0 for the same day, negative if `to` is earlier. Also the midnights of a stay. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toPlain(from).until(toPlain(to), { largestUnit: 'day' }).days;
}

/** Negative, zero or positive: earlier, same, later. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function earlierOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a <= b ? a : b;
}

export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a >= b ? a : b;
}

export function weekday(date: CalendarDate): Weekday {
  return toPlain(date).dayOfWeek as Weekday;
}

/** Completed years of life on a day; undefined before birth. Born on 29 February: a year older on 1 March of common years. */
export function ageOn(birthDate: CalendarDate, date: CalendarDate): number | undefined {
  if (date < birthDate) return undefined;
  const years = yearOf(date) - yearOf(birthDate);
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

export function toPlain(date: CalendarDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

export function fromPlain(date: Temporal.PlainDate): CalendarDate {
  return date.toString() as CalendarDate;
}
