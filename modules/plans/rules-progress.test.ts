import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '#kernel';
import type { GoalScale } from './model.ts';
import { fitsScale, progressOf } from './rules-progress.ts';

const on = (date: string, value: number) => ({ recordedOn: day(date), value });

describe('the progress of a goal', () => {
  it('counts from the baseline to the target', () => {
    const progress = progressOf({ scale: 'number', baseline: 290, target: 450 }, [on('2026-02-01', 305), on('2026-03-06', 372)]);
    assert.deepEqual([progress.change, progress.direction, progress.reached], [82, 'closer', false]);
    assert.equal(progress.share, 82 / 160);
  });

  it('falls where the target lies below the start', () => {
    const progress = progressOf({ scale: 'number', baseline: 18, target: 9 }, [on('2026-03-01', 12)]);
    assert.deepEqual([progress.change, progress.direction, progress.share], [-6, 'closer', 6 / 9]);
    assert.equal(progressOf({ scale: 'number', baseline: 18, target: 9 }, [on('2026-03-01', 20)]).direction, 'away');
  });

  it('on goal attainment scaling goes from −2 to 0 unless said otherwise', () => {
    const progress = progressOf({ scale: 'gas', baseline: null, target: null }, [on('2026-03-01', -1)]);
    assert.deepEqual([progress.first, progress.share, progress.reached], [-2, 0.5, false]);
    assert.ok(progressOf({ scale: 'gas', baseline: null, target: null }, [on('2026-03-01', 1)]).reached);
  });

  it('is unknown without an entry, and has no share without a target', () => {
    assert.deepEqual(progressOf({ scale: 'percent', baseline: null, target: null }, []).latest, null);
    assert.equal(progressOf({ scale: 'number', baseline: 3, target: null }, [on('2026-03-01', 5)]).share, null);
  });

  for (const [scale, value, fits] of [
    ['percent', 100, true],
    ['percent', 101, false],
    ['gas', -2, true],
    ['gas', 0.5, false],
    ['gas', 3, false],
    ['number', -86, true],
  ] satisfies [GoalScale, number, boolean][])
    it(`${fits ? 'takes' : 'does not take'} ${value} on the scale ${scale}`, () => assert.equal(fitsScale(scale, value), fits));
});
