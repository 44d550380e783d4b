import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, type CalendarDate, day, Temporal, weekday } from '#kernel';
import type { SeriesRhythm } from './model-series.ts';
import { datesOf, replan, type StandingDate } from './rules-series.ts';

const rome = 'Europe/Rome';
const physiotherapy: SeriesRhythm = {
  every: 'week',
  interval: 1,
  weekdays: [2, 5],
  time: '08:30',
  minutes: 45,
  startsOn: day('2026-03-17'),
  end: { count: 12 },
};

function dates(rhythm: SeriesRhythm, timeZone = rome) {
  const decision = datesOf(rhythm, timeZone);
  assert.ok(decision.ok);
  return decision.value;
}
const local = (at: string, timeZone = rome) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('the dates of a rhythm', () => {
  it('keep the clock time of the place over the change to summer time (29 March 2026)', () => {
    const starts = dates(physiotherapy).map((date) => date.startsAt);
    assert.equal(starts.length, 12);
    assert.deepEqual(starts.slice(2, 5), ['2026-03-24T07:30:00Z', '2026-03-27T07:30:00Z', '2026-03-31T06:30:00Z']);
    assert.deepEqual(
      starts.map((at) => local(at).slice(11)),
      Array(12).fill('08:30'),
    );
  });

  const tables: [string, Partial<SeriesRhythm>, string[]][] = [
    ['until a day that belongs to it', { end: { until: day('2026-03-24') } }, ['2026-03-17T08:30', '2026-03-20T08:30', '2026-03-24T08:30']],
    [
      'a first day that is not one of its weekdays is passed over',
      { startsOn: day('2026-03-18'), end: { count: 2 } },
      ['2026-03-20T08:30', '2026-03-24T08:30'],
    ],
    ['every second week', { interval: 2, weekdays: [2], end: { count: 3 } }, ['2026-03-17T08:30', '2026-03-31T08:30', '2026-04-14T08:30']],
    [
      'daily over the night without 02:30',
      { every: 'day', time: '02:30', startsOn: day('2026-03-28'), end: { count: 3 } },
      ['2026-03-28T02:30', '2026-03-29T03:30', '2026-03-30T02:30'],
    ],
    [
      'the third Tuesday of each month',
      { every: 'month', end: { count: 3 } },
      ['2026-03-17T08:30', '2026-04-21T08:30', '2026-05-19T08:30'],
    ],
    [
      'the last Tuesday of each month',
      { every: 'month', startsOn: day('2026-03-31'), end: { count: 3 } },
      ['2026-03-31T08:30', '2026-04-28T08:30', '2026-05-26T08:30'],
    ],
  ];
  for (const [name, over, expected] of tables) {
    it(name, () => {
      const wanted = dates({ ...physiotherapy, ...over });
      assert.deepEqual(
        wanted.map((date) => local(date.startsAt)),
        expected,
      );
      assert.deepEqual(
        wanted.map((date) => date.position),
        expected.map((_, index) => index + 1),
      );
    });
  }

  const refused: [string, Partial<SeriesRhythm>, string][] = [
    ['without a weekday', { weekdays: [] }, 'series.weekday-missing'],
    ['that ends before its first date', { end: { until: day('2026-03-16') } }, 'series.no-date'],
    ['longer than 150 dates', { end: { until: day('2028-03-17') } }, 'series.too-many'],
  ];
  for (const [name, over, code] of refused) {
    it(`${name} are refused`, () => {
      const decision = datesOf({ ...physiotherapy, ...over }, rome);
      assert.equal(decision.ok ? undefined : decision.refusal.code, code);
    });
  }
});

const anyRhythm = fc.record({
  every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  interval: fc.integer({ min: 1, max: 4 }),
  weekdays: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const), {
    minLength: 1,
  }),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  minutes: fc.integer({ min: 5, max: 720 }),
  startsOn: fc.integer({ min: 0, max: 1500 }).map((days) => addDays(day('2025-01-01'), days)),
  end: fc.integer({ min: 1, max: 60 }).map((count) => ({ count })),
});
const anyZone = fc.constantFrom(rome, 'America/New_York', 'Australia/Lord_Howe', 'UTC');

describe('whatever the rhythm and the zone', () => {
  it('there are as many dates as agreed, none overlaps another, and every one stands at the clock time or, in a skipped hour, just after', () => {
    fc.assert(
      fc.property(anyRhythm, anyZone, (rhythm, timeZone) => {
        const all = dates(rhythm, timeZone);
        assert.equal(all.length, rhythm.end.count);
        for (const [index, date] of all.entries()) {
          const before = all[index - 1];
          if (before) assert.ok(Temporal.Instant.compare(before.endsAt, date.startsAt) <= 0);
          const stands = Temporal.Instant.from(date.startsAt).toZonedDateTimeISO(timeZone);
          const agreed = stands.toPlainDate().toZonedDateTime({ timeZone, plainTime: rhythm.time });
          assert.equal(stands.epochMilliseconds, agreed.epochMilliseconds);
          if (rhythm.every === 'week') assert.ok(rhythm.weekdays.includes(weekday(stands.toPlainDate().toString() as CalendarDate)));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('planning a series anew', () => {
  const standing = (over: Record<number, Partial<StandingDate>> = {}): StandingDate[] =>
    dates({ ...physiotherapy, weekdays: [2], end: { count: 6 } }).map((date) => ({
      id: `date-${date.position}`,
      position: date.position,
      startsAt: date.startsAt,
      status: 'planned',
      isMoved: false,
      ...over[date.position],
    }));
  const { every, interval, minutes } = physiotherapy;
  const wednesdays = { every, interval, minutes, weekdays: [3 as const], time: '14:00' };

  it('moves this one and all after it, and leaves those before', () => {
    const decision = replan(standing(), 3, { ...wednesdays, startsOn: day('2026-04-01') }, rome);
    assert.ok(decision.ok);
    assert.deepEqual(
      decision.value.map((date) => [date.id, local(date.startsAt)]),
      [
        ['date-3', '2026-04-01T14:00'],
        ['date-4', '2026-04-08T14:00'],
        ['date-5', '2026-04-15T14:00'],
        ['date-6', '2026-04-22T14:00'],
      ],
    );
  });

  it('keeps what has an outcome, keeps the gap of what fell out, and leaves a date that was moved by itself where it is', () => {
    const decision = replan(
      standing({ 1: { status: 'kept' }, 3: { status: 'cancelled' }, 4: { isMoved: true } }),
      1,
      { ...wednesdays, startsOn: day('2026-03-18') },
      rome,
    );
    assert.ok(decision.ok);
    assert.deepEqual(
      decision.value.map((date) => [date.position, local(date.startsAt), date.moves]),
      [
        [2, '2026-03-25T14:00', true],
        [4, '2026-04-08T14:00', false],
        [5, '2026-04-15T14:00', true],
        [6, '2026-04-22T14:00', true],
      ],
    );
  });

  it('is refused when nothing is left to plan', () => {
    const decision = replan(standing({ 6: { status: 'missed' } }), 6, { ...wednesdays, startsOn: day('2026-04-22') }, rome);
    assert.equal(decision.ok ? undefined : decision.refusal.code, 'series.nothing-left');
  });
});
