import { z } from 'zod';
import { addDays, CalendarDate, daysBetween } from './calendar-date.ts';
import { programmeSetting } from './deadline-rule.ts';
import type { HolidayRule, HolidaySet } from './holidays.ts';

/** A day or a few on which a house is closed besides the public holidays: the feast of the patron saint, the days between Christmas and New Year. */
export const Closure = z.object({
  name: z.string(),
  firstDay: CalendarDate,
  /** Closed too. */
  lastDay: CalendarDate,
  /** From the first day on every year on the same dates; otherwise only then. */
  everyYear: z.boolean(),
});
export type Closure = z.infer<typeof Closure>;

/** The public holidays together with the days on which a house is closed besides; where both fall together, the law's name stands. */
export function withClosures(set: HolidaySet, closures: readonly Closure[]): HolidaySet {
  if (closures.length === 0) return set;
  return { ...set, rules: [...closures.flatMap(daysOf), ...set.rules] };
}

function daysOf({ name, firstDay, lastDay, everyYear }: Closure): HolidayRule[] {
  return Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, index) => {
    const date = addDays(firstDay, index);
    return {
      key: 'closure',
      name: { en: name, de: name, it: name },
      on: { kind: 'fixed', month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) },
      observed: 'same_day',
      effectiveFrom: date,
      effectiveTo: everyYear ? null : addDays(date, 1),
      citation: programmeSetting,
      status: 'programme_default',
    };
  });
}
