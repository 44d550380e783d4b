import { z } from 'zod';
import { addDays, addMonths, CalendarDate, type CalendarDate as Day, daysBetween, weekday } from '#kernel';

export const calendarViews = ['day', 'week', 'month', 'list'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What the address says: the view, the day it is about, and whose calendar; nothing means this week, today and one's own. */
export const CalendarSearch = z.object({
  view: z.enum(calendarViews).optional().catch(undefined),
  on: CalendarDate.optional().catch(undefined),
  who: z
    .union([z.uuid(), z.literal('team')])
    .optional()
    .catch(undefined),
});
export type CalendarSearch = z.infer<typeof CalendarSearch>;

/** The days a view shows; a month begins and ends with whole weeks, a list looks four weeks ahead. */
export function daysOf(view: CalendarView, on: Day): Day[] {
  if (view === 'day') return [on];
  if (view === 'list') return daysFrom(on, 28);
  if (view === 'week') return daysFrom(mondayOf(on), 7);
  const first = mondayOf(firstOfMonth(on));
  const next = firstOfMonth(addMonths(firstOfMonth(on), 1));
  const weeks = Math.ceil(daysBetween(first, next) / 7);
  return daysFrom(first, weeks * 7);
}

/** The day of the same view, one step later (1) or earlier (−1). */
export function stepFrom(view: CalendarView, on: Day, step: 1 | -1): Day {
  if (view === 'month') return addMonths(firstOfMonth(on), step);
  return addDays(on, step * { day: 1, week: 7, list: 28 }[view]);
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01` as Day;
}

function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}
