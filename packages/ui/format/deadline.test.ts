import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Deadline, readClock } from './deadline.ts';
import type { Reader } from './reader.ts';

const reader: Reader = { language: 'en', timeZone: 'America/New_York', now: '2026-03-10T13:40:00Z' }; // 9:40 in New York
const calendar = (deadline: Deadline) => readClock(deadline, 'calendar', reader);
const countdown = (deadline: Deadline) => readClock(deadline, 'countdown', reader);

describe('a clock in a list of duties', () => {
  it('names the time of today', () => {
    assert.deepEqual(calendar({ due: '2026-03-10T21:00:00Z' }).words, { key: 'by', at: '17:00' });
    assert.equal(calendar({ due: '2026-03-10T21:00:00Z' }).tone, 'today');
  });
  it('says "today" when the whole day is allowed', () => {
    assert.deepEqual(calendar({ due: '2026-03-10' }), { tone: 'today', used: 1, words: { key: 'today' } });
  });
  it('names later days', () => {
    assert.deepEqual(calendar({ due: '2026-03-11' }).words, { key: 'on', at: 'Wed 11 Mar' });
    assert.equal(calendar({ due: '2026-03-11' }).tone, 'soon');
  });
  it('counts calendar days late, in the reader’s time zone', () => {
    assert.deepEqual(calendar({ due: '2026-03-06' }), { tone: 'overdue', used: 1, words: { key: 'daysLate', count: 4 } });
    // 23:30 on 9 March in New York is already 10 March in Greenwich.
    assert.deepEqual(calendar({ due: '2026-03-10T03:30:00Z' }).words, { key: 'daysLate', count: 1 });
  });
  it('counts hours and minutes late on the same day', () => {
    assert.deepEqual(calendar({ due: '2026-03-10T11:30:00Z' }).words, { key: 'hoursLate', count: 2 });
    assert.deepEqual(calendar({ due: '2026-03-10T13:20:00Z' }).words, { key: 'minutesLate', count: 20 });
  });
});

describe('a running clock', () => {
  it('counts days, then hours and minutes, then minutes', () => {
    assert.deepEqual(countdown({ due: '2026-03-16T14:00:00Z' }).words, { key: 'daysLeft', count: 6 });
    assert.deepEqual(countdown({ due: '2026-03-11T20:55:00Z' }).words, { key: 'hoursMinutesLeft', hours: 31, minutes: 15 });
    assert.deepEqual(countdown({ due: '2026-03-10T14:15:00Z' }).words, { key: 'minutesLeft', count: 35 });
  });
  it('warns two days before its end, or when told to', () => {
    assert.equal(countdown({ due: '2026-03-16T14:00:00Z' }).tone, 'soon');
    assert.equal(countdown({ due: '2026-03-11T20:55:00Z' }).tone, 'today');
    assert.equal(countdown({ due: '2026-03-16T14:00:00Z', warnFrom: '2026-03-10T00:00:00Z' }).tone, 'today');
  });
  it('is red when nine tenths are used', () => {
    const reading = countdown({ startedAt: '2026-03-09T02:50:00Z', due: '2026-03-10T14:50:00Z' });
    assert.equal(reading.tone, 'overdue');
    assert.ok(reading.used > 0.9 && reading.used < 1);
  });
  it('is red from the start when a person’s safety depends on it', () => {
    assert.equal(countdown({ due: '2026-03-16T14:00:00Z', urgent: true }).tone, 'overdue');
  });
  it('is green once answered, however late', () => {
    assert.deepEqual(countdown({ due: '2020-01-01', answered: true }), { tone: 'done', used: 1, words: { key: 'answered' } });
  });
});
