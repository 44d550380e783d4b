import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from './calendar-date.ts';
import { formatDate } from './date-text.ts';
import { type Language, languages } from './language.ts';
import { parseTypedDate } from './typed-date.ts';

const now = day('2026-03-10');

describe('a date a person typed', () => {
  const read: [string, Language, string][] = [
    ['2026-03-11', 'en', '2026-03-11'],
    ['3/13/2026', 'en', '2026-03-13'],
    ['13/3/26', 'en', '2026-03-13'],
    ['3/3/2026', 'en', '2026-03-03'],
    ['Mar 11, 2026', 'en', '2026-03-11'],
    ['11 March', 'en', '2026-03-11'],
    ['11th of march 2026', 'en', '2026-03-11'],
    ['tomorrow', 'en', '2026-03-11'],
    ['Fri', 'en', '2026-03-13'],
    ['tuesday', 'en', '2026-03-17'],
    ['+10', 'en', '2026-03-20'],
    ['+2w', 'en', '2026-03-24'],
    ['-1m', 'en', '2026-02-10'],
    ['11.3.2026', 'de', '2026-03-11'],
    ['11.03.', 'de', '2026-03-11'],
    ['28.12.', 'de', '2025-12-28'],
    ['11. März 2026', 'de', '2026-03-11'],
    ['Mi., 11. März', 'de', '2026-03-11'],
    ['11. mar', 'de', '2026-03-11'],
    ['übermorgen', 'de', '2026-03-12'],
    ['Montag', 'de', '2026-03-16'],
    ['14.7.68', 'de', '1968-07-14'],
    ['14.7.46', 'de', '2046-07-14'],
    ['11/3/2026', 'it', '2026-03-11'],
    ['4/3/2026', 'it', '2026-03-04'],
    ['1° marzo 2026', 'it', '2026-03-01'],
    ['ieri', 'it', '2026-03-09'],
    ['venerdi', 'it', '2026-03-13'],
  ];
  for (const [text, language, date] of read) {
    it(`reads ${text} in ${language}`, () => assert.deepEqual(parseTypedDate(text, language, now), { ok: true, value: date }));
  }
  it('refuses a day that does not exist and names the nearest', () => {
    const refusal = { code: 'calendar-date.no-such-day', suggestion: '2026-02-28' };
    for (const [text, language] of [
      ['31.2.2026', 'de'],
      ['31 febbraio 2026', 'it'],
      ['2026-02-31', 'en'],
      ['Feb 29', 'en'],
    ] as const)
      assert.deepEqual(parseTypedDate(text, language, now), { ok: false, refusal });
  });
  it('refuses English slashes that read two ways, with both readings', () => {
    assert.deepEqual(parseTypedDate('3/4/2026', 'en', now), {
      ok: false,
      refusal: { code: 'calendar-date.ambiguous', readings: ['2026-03-04', '2026-04-03'] },
    });
  });
  it('refuses what it cannot read', () => {
    for (const text of ['', 'soon', '45', '11.13.2026', '99.1.2026', '11 mars', 'marzo'])
      assert.deepEqual(parseTypedDate(text, 'de', now), { ok: false, refusal: { code: 'calendar-date.unreadable' } }, text);
  });
  it('reads an Italian Tuesday in March, both of which are "mar"', () => {
    assert.deepEqual(parseTypedDate('mar 10 mar', 'it', now), { ok: true, value: '2026-03-10' });
  });
  it('reads back every date we show', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 7000 }), fc.constantFrom(...languages), (offset, language) => {
        const date = addDays(now, offset);
        for (const style of ['short', 'long'] as const)
          assert.deepEqual(parseTypedDate(formatDate(date, language, { today: now, style }), language, now), { ok: true, value: date });
      }),
      { numRuns: 60 },
    );
  });
});
