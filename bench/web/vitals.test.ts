import assert from 'node:assert/strict';
import { it } from 'node:test';
import { scoreOf } from './vitals.ts';

it('a load scores 90 at the good values, 50 at the median ones, and 100 when nothing takes time', () => {
  assert.equal(Math.round(scoreOf({ firstPaint: 1_800, largestPaint: 2_500, blocked: 200, shift: 0.1 })), 90);
  assert.equal(Math.round(scoreOf({ firstPaint: 3_000, largestPaint: 4_000, blocked: 600, shift: 0.25 })), 50);
  assert.equal(scoreOf({ firstPaint: 0, largestPaint: 0, blocked: 0, shift: 0 }), 100);
});
