import { z } from 'zod';
import { addDays, addMonths, CalendarDate } from './calendar-date.ts';

/** A date known as far as it is known: `2025`, `2025-03` or `2025-03-14` (the `date` of FHIR R4). */
export const PartialDate = z.union([
  z
    .string()
    .regex(/^\d{4}$/)
    .brand<'PartialDate'>(),
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .brand<'PartialDate'>(),
  CalendarDate,
]);
export type PartialDate = z.infer<typeof PartialDate>;

export type DatePrecision = 'year' | 'month' | 'day';

/** How far the date is known. */
export function precisionOf(date: PartialDate): DatePrecision {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
}

/** The first day the partial date may mean. */
export function earliestDay(date: PartialDate): CalendarDate {
  return `${date}-01-01`.slice(0, 10) as CalendarDate;
}

/** The last day the partial date may mean. */
export function latestDay(date: PartialDate): CalendarDate {
  const first = earliestDay(date);
  switch (precisionOf(date)) {
    case 'year':
      return addDays(addMonths(first, 12), -1);
    case 'month':
      return addDays(addMonths(first, 1), -1);
    case 'day':
      return first;
  }
}
