import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathThrough, sparklinePoints } from './sparkline-path.ts';

const size = { width: 60, height: 26, margin: 4 };

describe('a sparkline', () => {
  it('spans the width, with the highest value on top', () => {
    assert.deepEqual(sparklinePoints([18, 10], size), [
      { x: 4, y: 4 },
      { x: 56, y: 22 },
    ]);
  });
  it('makes room for the goal', () => {
    assert.deepEqual(
      sparklinePoints([5, 5], size, [10]).map(({ y }) => y),
      [22, 22],
    );
  });
  it('lies in the middle when nothing changes, and is one point for one value', () => {
    assert.deepEqual(
      sparklinePoints([3, 3], size).map(({ y }) => y),
      [13, 13],
    );
    assert.deepEqual(sparklinePoints([3], size), [{ x: 4, y: 13 }]);
  });
  it('is written as a path', () => {
    assert.equal(
      pathThrough([
        { x: 4, y: 4 },
        { x: 56, y: 22 },
      ]),
      'M4.0 4.0L56.0 22.0',
    );
  });
});
