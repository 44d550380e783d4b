import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day, daysBetween } from './calendar-date.ts';
import { addBusinessDays, businessDayOnOrAfter, easterSunday, HolidaySet, holidayOn, holidaysOf, isBusinessDay } from './holidays.ts';
import { holidaySet, holidaySets } from './holidays-data.ts';

const datesOf = (set: string, year: number) => [...holidaysOf(holidaySet(set), year).keys()].join(' ');
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays(day('1995-01-01'), offset));
const anySet = fc.constantFrom(...holidaySets.values());

describe('Easter Sunday', () => {
  const known = ['1961-04-02', '2000-04-23', '2008-03-23', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'];
  for (const date of known) it(`falls on ${date}`, () => assert.equal(easterSunday(Number(date.slice(0, 4))), date));
});

describe('holidays', () => {
  it('are data that fit their schema', () => {
    for (const set of holidaySets.values()) assert.deepEqual(HolidaySet.parse(set), set);
    assert.equal(holidaySets.size, 19);
  });
  it('of the United States in 2026, Independence Day kept on Friday', () => {
    assert.equal(
      datesOf('US', 2026),
      '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25',
    );
  });
  it('move from Sunday to Monday, and New Year on a Saturday into the old year', () => {
    assert.equal(holidayOn(day('2027-07-05'), holidaySet('US'))?.key, 'independence');
    assert.equal(holidayOn(day('2027-12-31'), holidaySet('US'))?.key, 'new_year');
    assert.equal(holidayOn(day('2028-01-01'), holidaySet('US')), undefined);
  });
  it('of all Germany in 2026', () => {
    assert.equal(datesOf('DE', 2026), '2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26');
  });
  it('of Italy in 2026', () => {
    assert.equal(
      datesOf('IT', 2026),
      '2026-01-01 2026-01-06 2026-04-05 2026-04-06 2026-04-25 2026-05-01 2026-06-02 2026-08-15 2026-10-04 2026-11-01 2026-12-08 2026-12-25 2026-12-26',
    );
  });
  const regional: [date: string, kept: string[]][] = [
    ['2026-01-06', ['DE-BW', 'DE-BY', 'DE-ST', 'IT']],
    ['2026-03-08', ['DE-BE', 'DE-MV']],
    ['2026-06-04', ['DE-BW', 'DE-BY', 'DE-HE', 'DE-NW', 'DE-RP', 'DE-SL']],
    ['2026-09-20', ['DE-TH']],
    ['2026-10-31', ['DE-BB', 'DE-HB', 'DE-HH', 'DE-MV', 'DE-NI', 'DE-SH', 'DE-SN', 'DE-ST', 'DE-TH']],
    ['2026-11-18', ['DE-SN']],
    ['2025-05-08', ['DE-BE']],
    ['2026-05-08', []],
  ];
  for (const [date, kept] of regional) {
    it(`on ${date} are kept in ${kept.join(', ') || 'no place'}`, () => {
      const places = [...holidaySets.values()].filter((set) => holidayOn(day(date), set)).map((set) => set.id);
      assert.deepEqual(places.toSorted(), kept);
    });
  }
  it('hold only while their law does', () => {
    assert.equal(holidayOn(day('2020-06-19'), holidaySet('US')), undefined);
    assert.equal(holidayOn(day('2025-10-04'), holidaySet('IT')), undefined);
    assert.equal(holidayOn(day('2017-10-31'), holidaySet('DE-BY'))?.key, 'reformation_500');
    assert.equal(holidayOn(day('2018-10-31'), holidaySet('DE-BY')), undefined);
  });
  it('throws for a place we do not know', () => assert.throws(() => holidaySet('XX'), RangeError));
});

describe('business days', () => {
  it('skip the weekend and Memorial Day', () => assert.equal(addBusinessDays(day('2026-05-22'), 2, holidaySet('US')), '2026-05-27'));
  it('count backwards too', () => assert.equal(addBusinessDays(day('2026-05-27'), -2, holidaySet('US')), '2026-05-22'));
  it('end on a business day with exactly that many business days on the way', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anySet, (date, days, set) => {
        const end = addBusinessDays(date, days, set);
        const way = Array.from({ length: daysBetween(date, end) }, (_, index) => addDays(date, index + 1));
        assert.ok(isBusinessDay(end, set));
        assert.equal(way.filter((each) => isBusinessDay(each, set)).length, days);
      }),
    );
  });
  it('add up', () => {
    const some = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(anyDay, some, some, anySet, (date, a, b, set) =>
        assert.equal(addBusinessDays(addBusinessDays(date, a, set), b, set), addBusinessDays(date, a + b, set)),
      ),
    );
  });
  it('forth and back return to the same business day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), anySet, (date, days, set) => {
        const start = businessDayOnOrAfter(date, set);
        assert.equal(addBusinessDays(addBusinessDays(start, days, set), -days, set), start);
      }),
    );
  });
});
