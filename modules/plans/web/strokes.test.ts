import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSignature, type Point, pathOf, withPoint } from './strokes.ts';

describe('a stroke of a signature', () => {
  it('stays inside the field and in whole numbers', () => {
    assert.deepEqual(withPoint([], [1200.4, -3]), [[1000, 0]]);
    assert.deepEqual(withPoint([], [12.6, 99.4]), [[13, 99]]);
  });

  it('does not grow by points that add nothing', () => {
    const stroke: Point[] = [[100, 100]];
    assert.equal(withPoint(stroke, [101, 102]), stroke);
    assert.equal(withPoint(stroke, [110, 100]).length, 2);
  });

  it('is drawn as a path, a tap as a dot', () => {
    assert.equal(
      pathOf([
        [1, 2],
        [30, 40],
      ]),
      'M1 2L30 40',
    );
    assert.equal(pathOf([[1, 2]]), 'M1 2h0.1');
    assert.equal(pathOf([]), '');
  });

  it('is no signature while it is a dot', () => {
    assert.equal(isSignature([[[1, 1]]]), false);
    assert.equal(isSignature([Array.from({ length: 8 }, (_, x): Point => [x * 10, 5])]), true);
  });
});
