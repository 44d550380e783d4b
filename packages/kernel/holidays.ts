import { z } from 'zod';
import { addDays, CalendarDate, nearestDate, weekday, yearOf } from './calendar-date.ts';

const WeekdayNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);

/** How the law says on which day of a year a holiday falls. */
export const HolidayDay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), month: z.int(), day: z.int() }),
  /** `nth` 1 is the first such weekday of the month, -1 the last. */
  z.object({ kind: z.literal('nth_weekday'), month: z.int(), weekday: WeekdayNumber, nth: z.int() }),
  /** The last such weekday before a date: Buß- und Bettag is the Wednesday before 23 November. */
  z.object({ kind: z.literal('weekday_before'), month: z.int(), day: z.int(), weekday: WeekdayNumber }),
  /** Days after Easter Sunday. */
  z.object({ kind: z.literal('easter'), offset: z.int() }),
]);
export type HolidayDay = z.infer<typeof HolidayDay>;

export const HolidayRule = z.object({
  key: z.string(),
  name: z.object({ en: z.string(), de: z.string(), it: z.string() }),
  on: HolidayDay,
  /** `nearest_weekday`: a holiday on Saturday is kept on Friday, one on Sunday on Monday. */
  observed: z.enum(['same_day', 'nearest_weekday']),
  /** First day on which the rule holds; null if it is older than any record. */
  effectiveFrom: CalendarDate.nullable(),
  /** First day on which it no longer holds. */
  effectiveTo: CalendarDate.nullable(),
  citation: z.string(),
  /** As with deadlines: checked against the source, still to be checked, or a day the house itself has set. */
  status: z.enum(['verified', 'to_verify', 'programme_default']),
});
export type HolidayRule = z.infer<typeof HolidayRule>;

/** The holidays of one place and the days on which nobody there is expected to work anyway. */
export const HolidaySet = z.object({ id: z.string(), weekend: z.array(WeekdayNumber), rules: z.array(HolidayRule) });
export type HolidaySet = z.infer<typeof HolidaySet>;

/** The holidays kept in a year, by date. */
export function holidaysOf(set: HolidaySet, year: number): ReadonlyMap<CalendarDate, HolidayRule> {
  const years = cache.get(set) ?? new Map<number, ReadonlyMap<CalendarDate, HolidayRule>>();
  cache.set(set, years);
  const known = years.get(year);
  if (known) return known;
  // New Year on a Saturday is kept on 31 December of the year before, so the neighbours count too.
  const dates = [year - 1, year, year + 1].flatMap((candidate) => set.rules.flatMap((rule) => occurrence(rule, candidate)));
  const found = new Map(dates.filter(([date]) => yearOf(date) === year).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  years.set(year, found);
  return found;
}

/** The holiday kept on a day, if any. */
export function holidayOn(date: CalendarDate, set: HolidaySet): HolidayRule | undefined {
  return holidaysOf(set, yearOf(date)).get(date);
}

/** Whether offices are open: neither weekend nor holiday. */
export function isBusinessDay(date: CalendarDate, set: HolidaySet): boolean {
  return !set.weekend.includes(weekday(date)) && holidayOn(date, set) === undefined;
}

/** So many business days later (negative: earlier); counting starts on the day after. 0 is the day itself, open or not. */
export function addBusinessDays(date: CalendarDate, days: number, set: HolidaySet): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let current = date;
  for (let left = Math.abs(days); left > 0; ) {
    current = addDays(current, step);
    if (isBusinessDay(current, set)) left -= 1;
  }
  return current;
}

/** The day itself if offices are open, else the next day on which they are. */
export function businessDayOnOrAfter(date: CalendarDate, set: HolidaySet): CalendarDate {
  return isBusinessDay(date, set) ? date : addBusinessDays(date, 1, set);
}

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): CalendarDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * shift + 114;
  return nearestDate(year, Math.floor(days / 31), (days % 31) + 1);
}

const cache = new WeakMap<HolidaySet, Map<number, ReadonlyMap<CalendarDate, HolidayRule>>>();

function occurrence(rule: HolidayRule, year: number): [CalendarDate, HolidayRule][] {
  const date = dateIn(rule.on, year);
  if (rule.effectiveFrom !== null && date < rule.effectiveFrom) return [];
  if (rule.effectiveTo !== null && date >= rule.effectiveTo) return [];
  return [[rule.observed === 'same_day' ? date : nearestWeekday(date), rule]];
}

function dateIn(on: HolidayDay, year: number): CalendarDate {
  switch (on.kind) {
    case 'fixed':
      return nearestDate(year, on.month, on.day);
    case 'nth_weekday': {
      const first = nearestDate(year, on.month, 1);
      const firstSuch = addDays(first, (on.weekday - weekday(first) + 7) % 7);
      if (on.nth > 0) return addDays(firstSuch, (on.nth - 1) * 7);
      const last = nearestDate(year, on.month, 31);
      return addDays(last, -((weekday(last) - on.weekday + 7) % 7) + (on.nth + 1) * 7);
    }
    case 'weekday_before': {
      const before = nearestDate(year, on.month, on.day);
      return addDays(before, -(((weekday(before) - on.weekday + 6) % 7) + 1));
    }
    case 'easter':
      return addDays(easterSunday(year), on.offset);
  }
}

function nearestWeekday(date: CalendarDate): CalendarDate {
  const number = weekday(date);
  if (number === 6) return addDays(date, -1);
  return number === 7 ? addDays(date, 1) : date;
}
