import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type CalendarDate, toPlain } from './calendar-date.ts';

/** A moment in time, written in ISO 8601 with offset, column `timestamptz`. Text, so it travels as it is. */
export const Instant = z.iso.datetime({ offset: true }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A moment as callers have it: our text, or Temporal's own. */
export type Moment = Temporal.Instant | string;

/** An IANA name the runtime knows, such as `Europe/Rome`. */
export const TimeZone = z.string().refine(isTimeZone, { message: 'not a known time zone' });

/** The moment as text, in UTC. */
export function instant(moment: Moment): Instant {
  return Temporal.Instant.from(moment).toString() as Instant;
}

/** Exactly so many hours later (or earlier): clock changes do not stretch them. */
export function addHours(moment: Moment, hours: number): Instant {
  return instant(Temporal.Instant.from(moment).add({ hours }));
}

/** The first moment of the day at a place; not always 00:00. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  return instant(toPlain(date).toZonedDateTime({ timeZone }).toInstant());
}

/** The last second of the day at a place: whoever shows it shows the right day, and the next second is too late. */
export function endOfDay(date: CalendarDate, timeZone: string): Instant {
  const next = toPlain(date).add({ days: 1 }).toZonedDateTime({ timeZone });
  return instant(next.toInstant().subtract({ seconds: 1 }));
}

/** Twelve o'clock of the day at a place. */
export function noonOf(date: CalendarDate, timeZone: string): Instant {
  return instant(
    toPlain(date)
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from('12:00') })
      .toInstant(),
  );
}

/** Negative, zero or positive: earlier, same, later. Compares moments, not their spelling. */
export function compareInstants(a: Moment, b: Moment): number {
  return Temporal.Instant.compare(a, b);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
