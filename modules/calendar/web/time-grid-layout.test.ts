import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '#kernel';
import { daysOf, stepFrom } from './calendar-place.ts';
import { hoursShown, movedBy, placeOnDay } from './time-grid-layout.ts';

const timeZone = 'Europe/Rome';
const block = (id: string, from: string, until: string) => ({
  id,
  startsAt: `2026-03-10T${from}:00+01:00`,
  endsAt: `2026-03-10T${until}:00+01:00`,
});

describe('blocks of a day', () => {
  it('stand side by side while they go on together, alone otherwise', () => {
    const items = [block('a', '08:00', '10:00'), block('b', '09:00', '09:30'), block('c', '09:30', '11:00'), block('d', '13:00', '14:00')];
    const placed = placeOnDay(items, day('2026-03-10'), timeZone).map(({ item, from, lane, lanes }) => [item.id, from, lane, lanes]);
    assert.deepEqual(placed, [
      ['a', 480, 0, 2],
      ['b', 540, 1, 2],
      ['c', 570, 1, 2],
      ['d', 780, 0, 1],
    ]);
  });
  it('show the working day and whatever lies outside it', () => {
    assert.deepEqual(hoursShown([], timeZone), { from: 7, until: 19 });
    assert.deepEqual(hoursShown([block('a', '05:30', '06:00'), block('b', '19:00', '20:15')], timeZone), { from: 5, until: 21 });
  });
  it('move a day back and an hour on', () => {
    const moved = movedBy(block('a', '08:00', '09:00'), { days: -1, minutes: 60 }, timeZone);
    assert.deepEqual(moved, { startsAt: '2026-03-09T08:00:00Z', endsAt: '2026-03-09T09:00:00Z' });
  });
  it('move on the clock: over the change to summer time it stays half past eight', () => {
    const moved = movedBy({ id: 'a', startsAt: '2026-03-28T07:30:00Z', endsAt: '2026-03-28T08:15:00Z' }, { days: 1, minutes: 0 }, timeZone);
    assert.deepEqual(moved, { startsAt: '2026-03-29T06:30:00Z', endsAt: '2026-03-29T07:15:00Z' });
  });
});

describe('the days of a view', () => {
  const on = day('2026-03-11');
  it('are whole weeks from Monday', () => {
    assert.deepEqual([daysOf('week', on)[0], daysOf('week', on).at(-1)], ['2026-03-09', '2026-03-15']);
    assert.deepEqual([daysOf('month', on)[0], daysOf('month', on).at(-1)], ['2026-02-23', '2026-04-05']);
    assert.deepEqual([daysOf('day', on).length, daysOf('list', on).length], [1, 28]);
  });
  it('step by what is shown', () => {
    assert.deepEqual(
      [stepFrom('day', on, 1), stepFrom('week', on, -1), stepFrom('month', day('2026-03-31'), -1), stepFrom('list', on, 1)],
      ['2026-03-12', '2026-03-04', '2026-02-01', '2026-04-08'],
    );
  });
});
