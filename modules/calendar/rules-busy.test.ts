import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Temporal } from '#kernel';
import { freeSlotNear, freeTimeForAll, isInTheWay, type Slot } from './rules-busy.ts';

const rome = 'Europe/Rome';
const longAgo = Temporal.Instant.from('2020-01-01T00:00:00Z');
const slot = (from: string, until: string, on = '2026-03-10'): Slot => ({ startsAt: at(on, from), endsAt: at(on, until) });
const at = (on: string, time: string) =>
  Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: rome, plainTime: time }).toInstant().toString();

describe('a free time near the wanted one', () => {
  const tables: [string, Slot, Slot[], Slot | undefined][] = [
    ['is right after what is in the way', slot('08:30', '09:15'), [slot('08:00', '09:00')], slot('09:00', '09:45')],
    ['is before it when that is nearer', slot('10:15', '11:00'), [slot('11:00', '13:00'), slot('10:45', '11:00')], slot('10:00', '10:45')],
    ['may touch, but not overlap', slot('10:00', '11:00'), [slot('09:00', '10:30'), slot('11:30', '12:00')], slot('10:30', '11:30')],
    ['is none on a full day', slot('10:00', '11:00'), [slot('06:00', '21:00')], undefined],
  ];
  for (const [name, wanted, busy, expected] of tables) {
    it(name, () => assert.deepEqual(freeSlotNear(wanted, busy, rome, longAgo), expected));
  }

  it('does not lie in the past', () => {
    const found = freeSlotNear(slot('08:30', '09:15'), [slot('08:00', '09:00')], rome, Temporal.Instant.from(at('2026-03-10', '11:05')));
    assert.deepEqual(found, slot('11:15', '12:00'));
  });

  it('is never in anybody’s way and stays on the day, whatever is planned', () => {
    const quarter = fc.integer({ min: 0, max: 52 });
    const anySlot = fc.tuple(quarter, fc.integer({ min: 1, max: 8 })).map(([start, length]) => {
      const startsAt = Temporal.Instant.from(at('2026-03-10', '07:00')).add({ minutes: start * 15 });
      return { startsAt: startsAt.toString(), endsAt: startsAt.add({ minutes: length * 15 }).toString() };
    });
    fc.assert(
      fc.property(anySlot, fc.array(anySlot, { maxLength: 12 }), (wanted, busy) => {
        const found = freeSlotNear(wanted, busy, rome, longAgo);
        if (!found) return;
        assert.ok(!busy.some((other) => isInTheWay(other, found)));
        assert.equal(found.startsAt.slice(0, 10), '2026-03-10');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a time for every date of a series', () => {
  it('is the nearest at which none is in the way', () => {
    const wanted = [slot('08:30', '09:15', '2026-03-24'), slot('08:30', '09:15', '2026-03-31')];
    assert.equal(freeTimeForAll(wanted, [slot('08:00', '09:00', '2026-03-24'), slot('09:00', '10:00', '2026-03-31')], rome), '07:15');
    assert.equal(freeTimeForAll(wanted, [slot('06:00', '21:00', '2026-03-31')], rome), undefined);
  });
});
