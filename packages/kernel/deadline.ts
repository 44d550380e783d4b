import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, type CalendarDate, today } from './calendar-date.ts';
import type { DeadlineRule, DeadlineUnit } from './deadline-rule.ts';
import { Refused } from './decision.ts';
import { addBusinessDays, businessDayOnOrAfter, type HolidaySet } from './holidays.ts';
import { addHours, endOfDay, type Instant, type Moment, noonOf, startOfDay } from './instant.ts';

/** Where the clock and the calendar are read: the place of the one who must act. */
export interface DeadlinePlace {
  readonly timeZone: string;
  readonly holidays: HolidaySet;
  /** The holidays and the days on which the house is closed besides: with these it counts the clocks it sets for itself, and no law does. */
  readonly houseDays?: HolidaySet;
}

/** When something is due, and everything needed to explain it in the reader's language. Plain data. */
export interface Deadline {
  /** The last moment that is still in time. */
  readonly due: Instant;
  readonly dueDate: CalendarDate;
  /** From when on it is shown as coming up; null if the rule warns of nothing. */
  readonly warnAt: Instant | null;
  readonly explanation: DeadlineExplanation;
}

export interface DeadlineExplanation {
  readonly ruleId: string;
  readonly citation: string;
  readonly status: DeadlineRule['status'];
  readonly startEvent: string;
  /** The day or moment of the start event, as it was given. */
  readonly start: string;
  readonly duration: number;
  readonly unit: DeadlineUnit;
  readonly direction: DeadlineRule['direction'];
  readonly holidaySet: string;
  /** The last day before it was moved to a working day; null if nothing was moved. */
  readonly movedFrom: CalendarDate | null;
}

/**
 * The deadline that follows from a rule and its start event, a day or a moment. The only place where deadlines are computed.
 * Refuses `deadline.needs-a-moment` when a rule counts hours from a day without a clock time.
 */
export function computeDeadline(rule: DeadlineRule, start: CalendarDate | Moment, at: DeadlinePlace): Deadline {
  const place = calendarFor(rule, at);
  const { due, dueDate, movedFrom } = rule.unit === 'hour' ? dueInHours(rule, start, place) : dueInDays(rule, start, place);
  const { ruleId, citation, status, startEvent, duration, unit, direction } = rule;
  return {
    due,
    dueDate,
    warnAt: warningBefore(rule, due, dueDate, place),
    explanation: {
      ruleId,
      citation,
      status,
      startEvent,
      start: start.toString(),
      duration,
      unit,
      direction,
      holidaySet: place.holidays.id,
      movedFrom,
    },
  };
}

/** Whether the last moment has passed. */
export function isOverdue(deadline: Pick<Deadline, 'due'>, now: Moment): boolean {
  return Temporal.Instant.compare(now, deadline.due) > 0;
}

/** A house that is closed has more time for what it asks of itself; a term of law runs on. */
function calendarFor(rule: DeadlineRule, place: DeadlinePlace): DeadlinePlace {
  return rule.jurisdiction === 'programme' && place.houseDays ? { ...place, holidays: place.houseDays } : place;
}

interface Due {
  due: Instant;
  dueDate: CalendarDate;
  movedFrom: CalendarDate | null;
}

function dueInHours(rule: DeadlineRule, start: CalendarDate | Moment, place: DeadlinePlace): Due {
  if (isDay(start)) throw new Refused({ code: 'deadline.needs-a-moment', ruleId: rule.ruleId });
  const due = addHours(start, signed(rule));
  return { due, dueDate: today(due, place.timeZone), movedFrom: null };
}

function dueInDays(rule: DeadlineRule, start: CalendarDate | Moment, place: DeadlinePlace): Due {
  const startDate = isDay(start) ? start : today(start, place.timeZone);
  const last = lastDay(rule, startDate, place.holidays);
  const dueDate = rule.endOfDayRule === 'next_working_day' ? businessDayOnOrAfter(last, place.holidays) : last;
  const due = rule.endOfDayRule === 'noon' ? noonOf(dueDate, place.timeZone) : endOfDay(dueDate, place.timeZone);
  return { due, dueDate, movedFrom: dueDate === last ? null : last };
}

function lastDay(rule: DeadlineRule, start: CalendarDate, holidays: HolidaySet): CalendarDate {
  // Day 1 is the start day itself: a period of 60 days ends 59 days later, one of 36 months on the eve of the anniversary.
  const startsToday = rule.counting === 'start_is_day_one';
  const eve = rule.direction === 'before' ? 1 : -1;
  const last = shift(startsToday && rule.unit !== 'month' ? addDays(start, eve) : start, signed(rule), rule.unit, holidays);
  return startsToday && rule.unit === 'month' ? addDays(last, eve) : last;
}

function shift(date: CalendarDate, amount: number, unit: DeadlineUnit, holidays: HolidaySet): CalendarDate {
  switch (unit) {
    case 'calendar_day':
      return addDays(date, amount);
    case 'business_day':
      return addBusinessDays(date, amount, holidays);
    case 'month':
      return addMonths(date, amount);
    case 'hour':
      throw new RangeError('hours are counted from a moment');
  }
}

function warningBefore(rule: DeadlineRule, due: Instant, dueDate: CalendarDate, place: DeadlinePlace): Instant | null {
  if (rule.warning === null) return null;
  const { duration, unit } = rule.warning;
  if (unit === 'hour') return addHours(due, -duration);
  return startOfDay(shift(dueDate, -duration, unit, place.holidays), place.timeZone);
}

function signed(rule: DeadlineRule): number {
  return rule.direction === 'before' ? -rule.duration : rule.duration;
}

function isDay(start: CalendarDate | Moment): start is CalendarDate {
  return typeof start === 'string' && start.length === 10;
}
