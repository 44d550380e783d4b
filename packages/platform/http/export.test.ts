import assert from 'node:assert/strict';
import { it } from 'node:test';
import { harmless } from './export.ts';

it('nothing in an exported table is run as a formula', () => {
  for (const cell of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1+1',
    '\u00a0=1',
    '＝1+1',
    '＠SUM(A1)',
    "=cmd|'/C calc'!A0",
  ])
    assert.equal(harmless(cell), `'${cell}`);
  for (const cell of ['River Almeida', '12 Elm Street', "'quoted", '', -5, 0, null]) assert.equal(harmless(cell), cell);
});
