import { type CalendarDate, daysBetween } from '#kernel';
import { dayAt, dayText, isCalendarDay, type Reader, timeText } from './reader.ts';

/** Red: late, or nearly so. Amber: today or next. Slate blue: later. Green: answered. */
export type TimeTone = 'overdue' | 'today' | 'soon' | 'done';

export type Deadline = {
  /** An instant, or a calendar day whose end is the limit. */
  due: string;
  /** When the clock began; with it the ring shows the share of time used. */
  startedAt?: string | undefined;
  /** From this instant on the clock warns, whatever the general rule says. */
  warnFrom?: string | undefined;
  answered?: boolean | undefined;
  /** A person's safety depends on it: red from the start. */
  urgent?: boolean | undefined;
};

/** What a clock chip shows: its colour, how full its ring is (0 to 1), and its words as a key of `ui:clock` with facts. */
export type ClockReading = { tone: TimeTone; used: number; words: ClockWords };
export type ClockWords =
  | { key: 'answered' | 'today' }
  | { key: 'on' | 'by'; at: string }
  | { key: 'daysLeft' | 'daysLate' | 'hoursLate' | 'minutesLeft' | 'minutesLate'; count: number }
  | { key: 'hoursMinutesLeft'; hours: number; minutes: number };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Nine tenths of a clock used counts as late already: what is left is too short to plan with. */
const nearlyUsed = 0.9;
/** A running clock warns two days before it ends. */
const countdownWarning = 48 * hour;
/** Without a start the ring fills over the last week. */
const assumedSpan = 7 * day;

/**
 * Reads a clock. "calendar" names the day or the time of today, as duty rows do ("by 17:00", "Wed 11 Mar");
 * "countdown" says what is left of a running clock ("31 h 15 min left").
 */
export function readClock(deadline: Deadline, style: 'calendar' | 'countdown', reader: Reader): ClockReading {
  if (deadline.answered) return { tone: 'done', used: 1, words: { key: 'answered' } };
  const wholeDay = isCalendarDay(deadline.due);
  const dueDay = isCalendarDay(deadline.due) ? deadline.due : dayAt(deadline.due, reader);
  const daysLeft = daysBetween(dayAt(reader.now, reader), dueDay);
  const left = wholeDay ? daysLeft * day : millisecondsBetween(reader.now, deadline.due);
  const late = wholeDay ? daysLeft < 0 : left <= 0;
  if (late) return { tone: 'overdue', used: 1, words: lateWords(-daysLeft, -left) };

  const used = shareUsed(deadline, left, reader);
  const warned = deadline.warnFrom !== undefined && millisecondsBetween(deadline.warnFrom, reader.now) >= 0;
  const next = style === 'countdown' && !wholeDay ? left < countdownWarning : daysLeft === 0;
  const red = deadline.urgent || (deadline.startedAt !== undefined && used >= nearlyUsed && next);
  const tone = red ? 'overdue' : warned || next ? 'today' : 'soon';
  return { tone, used, words: style === 'countdown' && !wholeDay ? leftWords(left) : dayWords(deadline.due, dueDay, daysLeft, reader) };
}

function lateWords(days: number, milliseconds: number): ClockWords {
  if (days >= 1) return { key: 'daysLate', count: days };
  if (milliseconds >= hour) return { key: 'hoursLate', count: Math.floor(milliseconds / hour) };
  return { key: 'minutesLate', count: Math.floor(milliseconds / minute) };
}

function leftWords(left: number): ClockWords {
  if (left >= countdownWarning) return { key: 'daysLeft', count: Math.floor(left / day) };
  if (left >= hour) return { key: 'hoursMinutesLeft', hours: Math.floor(left / hour), minutes: Math.floor((left % hour) / minute) };
  return { key: 'minutesLeft', count: Math.floor(left / minute) };
}

function dayWords(due: string, dueDay: CalendarDate, daysLeft: number, reader: Reader): ClockWords {
  if (daysLeft > 0) return { key: 'on', at: dayText(dueDay, reader) };
  return isCalendarDay(due) ? { key: 'today' } : { key: 'by', at: timeText(due, reader) };
}

function shareUsed(deadline: Deadline, left: number, reader: Reader): number {
  const elapsed = deadline.startedAt ? millisecondsBetween(deadline.startedAt, reader.now) : Math.max(0, assumedSpan - left);
  return elapsed + left > 0 ? Math.min(1, Math.max(0, elapsed / (elapsed + left))) : 1;
}

const millisecondsBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
