import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chartOf } from './chart-points.ts';

const size = { width: 300, height: 140, left: 40, right: 10, top: 10, bottom: 20 };
const entry = (recordedOn: string, value: number) => ({ id: recordedOn, recordedOn, value });

describe('the chart of a goal', () => {
  it('spaces values by day, not by number', () => {
    const { points } = chartOf(
      { scale: 'number', baseline: null, target: null, progress: [entry('2026-03-01', 1), entry('2026-03-02', 2), entry('2026-03-11', 3)] },
      size,
    );
    assert.deepEqual(
      points.map(({ x }) => x),
      [40, 65, 290],
    );
  });

  it('shows the whole range of a scale that has one', () => {
    const { ticks, target } = chartOf({ scale: 'gas', baseline: -2, target: 0, progress: [entry('2026-03-01', -1)] }, size);
    assert.deepEqual(
      ticks.map(({ value, y }) => [value, y]),
      [
        [-2, 120],
        [0, 65],
        [2, 10],
      ],
    );
    assert.equal(target, 65);
  });

  it('leaves room for values and target of a measure, also when there is one value only', () => {
    const values = chartOf({ scale: 'number', baseline: 290, target: 450, progress: [entry('2026-03-01', 372)] }, size).ticks;
    assert.deepEqual(
      values.map(({ value }) => value),
      [200, 350, 500],
    );
    const flat = chartOf({ scale: 'number', baseline: null, target: null, progress: [entry('2026-03-01', 0)] }, size).ticks;
    assert.ok(flat.every(({ y }) => Number.isFinite(y)));
  });
});
