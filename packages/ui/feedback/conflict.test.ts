import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mixOf, proposedChoice } from './conflict.ts';

const conflicts = [
  { field: 'target', base: '300 m', yours: '450 m', theirs: '400 m' },
  { field: 'until', base: '2026-04-30', yours: '2026-04-30', theirs: '2026-05-15' },
];

describe('a conflict', () => {
  it('proposes yours where both changed, theirs where only they did', () => {
    assert.deepEqual(proposedChoice(conflicts), { target: 'yours', until: 'theirs' });
  });
  it('saves for each field the value of the chosen side', () => {
    assert.deepEqual(mixOf(conflicts, { target: 'theirs', until: 'yours' }), { target: '400 m', until: '2026-04-30' });
    assert.deepEqual(mixOf(conflicts, {}), { target: '450 m', until: '2026-04-30' });
  });
});
