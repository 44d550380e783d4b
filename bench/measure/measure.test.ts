import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tableOf, verdictOf } from './measure.ts';

describe('a measurement', () => {
  it('holds its target at the bound itself', () => {
    assert.equal(verdictOf({ figure: 2, target: { atMost: 2 } }), 'held');
    assert.equal(verdictOf({ figure: 2.01, target: { atMost: 2 } }), 'missed');
    assert.equal(verdictOf({ figure: 0.35, target: { atLeast: 0.35 } }), 'held');
    assert.equal(verdictOf({ figure: 0.34, target: { atLeast: 0.35 } }), 'missed');
  });

  it('that could not be taken misses its target', () => {
    assert.equal(verdictOf({ figure: Number.NaN, target: { atMost: 2 } }), 'missed');
    assert.equal(verdictOf({ figure: Number.NaN, target: { atLeast: 2 } }), 'missed');
  });

  it('is a line of the table, with the figures behind it', () => {
    const table = tableOf([
      { measure: 'Cold start', figure: 1.234, unit: 's', target: { atMost: 2 }, details: { 'database s': 0.2 } },
      { measure: 'Import', figure: 5_400.4, unit: '/s', target: { atLeast: 5_000 } },
    ]);
    const cells = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    assert.deepEqual(cells[2], ['', 'Cold start', '1.23 s', '≤ 2 s', 'held', 'database s 0.2', '']);
    assert.deepEqual(cells[3], ['', 'Import', '5,400 /s', '≥ 5,000 /s', 'held', '', '']);
  });
});
