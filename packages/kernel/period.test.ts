import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from './calendar-date.ts';
import { contains, daysIn, intersection, lastDayOf, overlaps, Period, throughPeriod } from './period.ts';

const stay = throughPeriod(day('2026-03-02'), day('2026-03-11'));
const anyPeriod = fc
  .record({ start: fc.integer({ min: 0, max: 400 }), length: fc.integer({ min: 1, max: 200 }), open: fc.boolean() })
  .map(({ start, length, open }): Period => {
    const from = addDays(day('2026-01-01'), start);
    return { from, to: open ? null : addDays(from, length) };
  });

describe('a period', () => {
  it('from admission 2 March to discharge 12 March has 10 patient days', () => {
    assert.equal(daysIn({ from: day('2026-03-02'), to: day('2026-03-12') }), 10);
    assert.equal((3 / daysIn(stay)) * 100, 30);
  });
  it('holds its first and last day and no other', () => {
    assert.deepEqual(
      ['2026-03-01', '2026-03-02', '2026-03-11', '2026-03-12'].map((date) => contains(stay, day(date))),
      [false, true, true, false],
    );
    assert.equal(lastDayOf(stay), '2026-03-11');
  });
  it('must end after it begins', () => assert.ok(!Period.safeParse({ from: '2026-03-02', to: '2026-03-02' }).success));
  it('without end goes on', () => {
    const open = throughPeriod(day('2026-03-02'), null);
    assert.ok(contains(open, day('2999-01-01')));
    assert.equal(daysIn(open), Number.POSITIVE_INFINITY);
    assert.equal(lastDayOf(open), null);
  });
  it('does not overlap its neighbour', () => assert.ok(!overlaps(stay, throughPeriod(day('2026-03-12'), null))));
  it('overlaps another exactly when they share a day', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const shared = intersection(a, b);
        assert.equal(overlaps(a, b), overlaps(b, a));
        assert.equal(overlaps(a, b), contains(a, b.from) || contains(b, a.from));
        assert.equal(shared !== undefined, overlaps(a, b));
        if (shared) assert.ok(contains(a, shared.from) && contains(b, shared.from) && daysIn(shared) <= Math.min(daysIn(a), daysIn(b)));
      }),
    );
  });
});
