import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from './calendar-date.ts';
import { formatDate, formatMoment, formatPartialDate, formatTime } from './date-text.ts';
import { PartialDate } from './partial-date.ts';

const near = { today: day('2026-03-10') };

describe('a date in words of the reader', () => {
  it('has its weekday when it is near', () => {
    assert.equal(formatDate(day('2026-03-11'), 'en', near), 'Wed 11 Mar');
    assert.equal(formatDate(day('2026-03-11'), 'de', near), 'Mi., 11. März');
    assert.equal(formatDate(day('2026-03-11'), 'it', near), 'mer 11 mar');
    assert.equal(formatDate(day('2026-03-10'), 'en', { ...near, style: 'long' }), 'Tuesday 10 March');
  });
  it('has neither within a quarter, where no other year can be meant', () => {
    assert.equal(formatDate(day('2026-02-03'), 'en', near), '3 Feb');
    assert.equal(formatDate(day('2026-06-10'), 'de', near), '10. Juni');
    assert.equal(formatDate(day('2025-12-28'), 'it', near), '28 dic');
  });
  it('has its year when it is far', () => {
    assert.equal(formatDate(day('2026-08-11'), 'en', near), '11 Aug 2026');
    assert.equal(formatDate(day('1960-03-11'), 'de'), '11. März 1960');
    assert.equal(formatDate(day('1960-03-11'), 'it', { style: 'long' }), '11 marzo 1960');
  });
  it('is numbers in tables', () => {
    assert.equal(formatDate(day('2026-03-01'), 'de', { style: 'numeric' }), '01.03.2026');
    assert.equal(formatDate(day('2026-03-01'), 'it', { style: 'numeric' }), '01/03/2026');
  });
  it('shows a partial date as far as it is known', () => {
    assert.deepEqual(
      ['2025', '2025-03', '2025-03-14'].map((text) => formatPartialDate(PartialDate.parse(text), 'de')),
      ['2025', 'März 2025', '14. März 2025'],
    );
  });
});

describe('a moment in words of the reader', () => {
  it('is the clock at the place', () => {
    assert.equal(formatTime('2026-03-11T14:30:00Z', 'en', 'Europe/Berlin'), '15:30');
    assert.equal(formatMoment('2026-03-11T23:30:00Z', 'en', 'Europe/Berlin', near), 'Thu 12 Mar, 00:30');
    assert.equal(formatMoment('2026-03-11T23:30:00Z', 'de', 'America/New_York', near), 'Mi., 11. März, 19:30');
  });
});
