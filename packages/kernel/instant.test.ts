import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from './calendar-date.ts';
import { addHours, compareInstants, endOfDay, Instant, instant, noonOf, startOfDay, TimeZone } from './instant.ts';

describe('an instant', () => {
  it('is text with an offset', () => {
    assert.ok(Instant.safeParse('2026-03-02T15:30:00Z').success);
    assert.ok(Instant.safeParse('2026-03-02T15:30:00+01:00').success);
    assert.ok(!Instant.safeParse('2026-03-02T15:30:00').success);
    assert.equal(instant('2026-03-02T15:30:00+01:00'), '2026-03-02T14:30:00Z');
  });
  it('compares by time, not by spelling', () => assert.equal(compareInstants('2026-03-02T15:30:00+01:00', '2026-03-02T14:30:00.000Z'), 0));
  it('adds elapsed hours across a clock change', () => assert.equal(addHours('2026-03-28T12:00:00+01:00', 24), '2026-03-29T11:00:00Z'));
});

describe('a day at a place', () => {
  it('starts and ends by the local clock, also when the clock changes', () => {
    assert.equal(startOfDay(day('2026-03-29'), 'Europe/Berlin'), '2026-03-28T23:00:00Z');
    assert.equal(endOfDay(day('2026-03-29'), 'Europe/Berlin'), '2026-03-29T21:59:59Z');
    assert.equal(endOfDay(day('2026-03-09'), 'America/New_York'), '2026-03-10T03:59:59Z');
    assert.equal(noonOf(day('2026-03-09'), 'America/New_York'), '2026-03-09T16:00:00Z');
  });
  it('needs a time zone that exists', () => {
    assert.ok(TimeZone.safeParse('Europe/Rome').success);
    assert.ok(!TimeZone.safeParse('Mars/Olympus').success);
  });
});
