import { RRuleTemporal } from 'rrule-temporal';
import { accept, type CalendarDate, type Decision, instant, type Refusal, refuse, Temporal, weekday } from '#kernel';
import { type Collision, longestSeries, type SeriesBeat, type SeriesRhythm } from './model-series.ts';

/** One date of a rhythm, counted from 1. */
export interface SeriesDate {
  readonly position: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

export type SeriesRefusal =
  | { readonly code: 'series.weekday-missing' }
  | { readonly code: 'series.no-date' }
  | { readonly code: 'series.too-many'; readonly most: number }
  | { readonly code: 'series.nothing-left' }
  | {
      readonly code: 'series.collides';
      readonly count: number;
      readonly all: number;
      readonly freeTime: string | null;
      readonly collisions: readonly CollidingDate[];
    };

export interface CollidingDate extends SeriesDate {
  readonly collision: Collision;
}

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const;
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The dates of a rhythm: at the same clock time of the place in summer and in winter (an hour that the clocks skip is the next one that exists). Refuses
 * `series.weekday-missing`, `series.no-date` and `series.too-many`.
 */
export function datesOf(rhythm: SeriesRhythm, timeZone: string): Decision<SeriesDate[], SeriesRefusal & Refusal> {
  if (rhythm.every === 'week' && rhythm.weekdays.length === 0) return refuse({ code: 'series.weekday-missing' });
  const starts = startsOf(rhythm, timeZone);
  if (starts.length === 0) return refuse({ code: 'series.no-date' });
  if (starts.length > longestSeries) return refuse({ code: 'series.too-many', most: longestSeries });
  return accept(
    starts.map((start, index) => ({
      position: index + 1,
      startsAt: instant(start),
      endsAt: instant(start.add({ minutes: rhythm.minutes })),
    })),
  );
}

/** The days come from the recurrence rule, the moment of each from the clock of the place: no day is lost to an hour that the clocks skip. */
function startsOf(rhythm: SeriesRhythm, timeZone: string): Temporal.Instant[] {
  const plainTime = Temporal.PlainTime.from(rhythm.time);
  const rule = new RRuleTemporal({
    freq: frequencies[rhythm.every],
    interval: rhythm.interval,
    dtstart: midnight(rhythm.startsOn),
    temporal: Temporal,
    ...byDayOf(rhythm),
    ...('count' in rhythm.end ? { count: rhythm.end.count } : { until: midnight(rhythm.end.until) }),
  });
  const days = rule.all((_day, index) => index <= longestSeries);
  return days.map((day) => day.toPlainDate().toZonedDateTime({ timeZone, plainTime }).toInstant());
}

const midnight = (date: CalendarDate) => Temporal.PlainDate.from(date).toZonedDateTime('UTC');

function byDayOf({ every, weekdays, startsOn }: SeriesRhythm): { byDay?: string[] } {
  if (every === 'day') return {};
  if (every === 'week') return { byDay: weekdays.map(codeOf) };
  const nth = Math.ceil(Number(startsOn.slice(8)) / 7);
  return { byDay: [`${nth === 5 ? -1 : nth}${codeOf(weekday(startsOn))}`] };
}

const codeOf = (day: number): string => weekdayCodes[day - 1] ?? 'MO';

/** A date of a series as it stands, for planning it anew. */
export interface StandingDate {
  readonly id: string;
  readonly position: number;
  readonly startsAt: string;
  readonly status: string;
  readonly isMoved: boolean;
}

export interface ReplannedDate extends SeriesDate {
  readonly id: string;
  /** False for a date that was moved by itself: it stays where it was agreed, only its place in the rhythm changes. */
  readonly moves: boolean;
}

/**
 * Puts what is still planned from `fromPosition` on into a new rhythm. What has an outcome stays; what was moved by itself stays where it is; a
 * date that fell out keeps its place free, so that those after it do not slip forward.
 */
export function replan(
  standing: readonly StandingDate[],
  fromPosition: number,
  beat: SeriesBeat & { startsOn: CalendarDate },
  timeZone: string,
): Decision<ReplannedDate[], SeriesRefusal & Refusal> {
  const meant = standing.filter((date) => date.position >= fromPosition);
  const last = Math.max(fromPosition, ...meant.map((date) => date.position));
  const dates = datesOf({ ...beat, end: { count: last - fromPosition + 1 } }, timeZone);
  if (!dates.ok) return dates;
  const planned = meant.filter((date) => date.status === 'planned');
  if (planned.length === 0) return refuse({ code: 'series.nothing-left' });
  return accept(
    planned.flatMap((date) => {
      const to = dates.value[date.position - fromPosition];
      return to ? [{ ...to, id: date.id, position: date.position, moves: !date.isMoved }] : [];
    }),
  );
}
