import { z } from 'zod';
import { addDays, CalendarDate, daysBetween, earlierOf, laterOf } from './calendar-date.ts';

/** A stretch of days, half-open: `from` belongs to it, `to` does not; `to: null` has no end. No gaps and no double days at the seams. */
export const Period = z
  .object({ from: CalendarDate, to: CalendarDate.nullable() })
  .refine((period) => period.to === null || period.from < period.to, {
    message: 'a period ends after it begins',
    path: ['to'],
    params: { code: 'period.ends-before-it-begins' },
  });
export type Period = z.infer<typeof Period>;

/** From the first to the last day people name, both included: `throughPeriod(1 March, 31 March)` ends before 1 April. */
export function throughPeriod(first: CalendarDate, last: CalendarDate | null): Period {
  return Period.parse({ from: first, to: last === null ? null : addDays(last, 1) });
}

/** The last day that belongs to the period, as people name it. */
export function lastDayOf(period: Period): CalendarDate | null {
  return period.to === null ? null : addDays(period.to, -1);
}

export function contains(period: Period, date: CalendarDate): boolean {
  return period.from <= date && (period.to === null || date < period.to);
}

export function overlaps(a: Period, b: Period): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}

/** The days both have in common, if any. */
export function intersection(a: Period, b: Period): Period | undefined {
  if (!overlaps(a, b)) return undefined;
  const to = a.to === null ? b.to : b.to === null ? a.to : earlierOf(a.to, b.to);
  return { from: laterOf(a.from, b.from), to };
}

/** Number of days; for a stay from admission to discharge the patient days (midnights). Infinity without end. */
export function daysIn(period: Period): number {
  return period.to === null ? Number.POSITIVE_INFINITY : daysBetween(period.from, period.to);
}
