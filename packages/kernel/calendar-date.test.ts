import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { addDays, addMonths, ageOn, CalendarDate, day, daysBetween, today, weekday } from './calendar-date.ts';

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((offset) => addDays(day('1900-01-01'), offset));

describe('a calendar date', () => {
  it('is a day that exists', () => {
    for (const text of ['2026-03-01', '2024-02-29', '1899-12-31']) assert.equal(CalendarDate.parse(text), text);
  });
  const missing: [string, string][] = [
    ['2026-02-31', '2026-02-28'],
    ['2024-02-30', '2024-02-29'],
    ['2026-04-31', '2026-04-30'],
    ['2026-13-05', '2026-12-05'],
    ['2026-00-10', '2026-01-10'],
    ['2026-05-00', '2026-05-01'],
  ];
  for (const [text, suggestion] of missing) {
    it(`refuses ${text} and suggests ${suggestion}`, () => {
      const issue = CalendarDate.safeParse(text).error?.issues[0];
      assert.deepEqual(issue?.code === 'custom' && issue.params, { code: 'calendar-date.no-such-day', suggestion });
      assert.match(issue?.message ?? '', new RegExp(suggestion));
    });
  }
  it('refuses other spellings', () => {
    for (const text of ['1.3.2026', '2026-3-1', '2026-03-01T00:00:00Z', '20260301', '']) assert.ok(!CalendarDate.safeParse(text).success);
  });
  it('keeps rules about several fields from counting with what is no date', () => {
    const Stay = z.object({ from: CalendarDate, to: CalendarDate }).refine(({ from, to }) => daysBetween(from, to) >= 0);
    for (const to of ['//evil.example', '2026-02-30', '']) assert.equal(Stay.safeParse({ from: '2026-03-01', to }).error?.issues.length, 1);
  });
  it('is today where the reader is', () => {
    assert.equal(today('2026-03-01T07:30:00Z', 'Europe/Rome'), '2026-03-01');
    assert.equal(today('2026-03-01T07:30:00Z', 'America/Los_Angeles'), '2026-02-28');
  });
  it('knows its weekday', () => assert.deepEqual([weekday(day('2026-03-02')), weekday(day('2026-03-08'))], [1, 7]));
});

describe('adding months', () => {
  const rows: [string, number, string][] = [
    ['2026-03-31', 4, '2026-07-31'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2027-10-31', 4, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-05-31', -3, '2026-02-28'],
  ];
  for (const [from, months, to] of rows) it(`${from} and ${months} months is ${to}`, () => assert.equal(addMonths(day(from), months), to));
  it('keeps the day number or takes the last day of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const result = addMonths(date, months);
        const count = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7));
        assert.equal(count(result) - count(date), months);
        const sameDay = result.slice(8) === date.slice(8);
        assert.ok(sameDay || (result.slice(8) < date.slice(8) && addDays(result, 1).endsWith('-01')));
      }),
    );
  });
});

describe('counting days', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (date, days) =>
        assert.equal(daysBetween(date, addDays(date, days)), days),
      ),
    );
  });
  it('of a stay counts its midnights', () => assert.equal(daysBetween(day('2026-03-02'), day('2026-03-12')), 10));
});

describe('age', () => {
  const rows: [string, string, number | undefined][] = [
    ['1960-03-11', '2026-03-10', 65],
    ['1960-03-11', '2026-03-11', 66],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-03-11', '2026-03-11', 0],
    ['2026-03-11', '2026-03-10', undefined],
  ];
  for (const [born, on, age] of rows) it(`of someone born ${born} is ${age} on ${on}`, () => assert.equal(ageOn(day(born), day(on)), age));
});
