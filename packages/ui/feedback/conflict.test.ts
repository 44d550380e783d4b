import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mixOf, proposedChoice, splitConflict } from './conflict.ts';

const conflicts = [
  { field: 'target', base: '300 m', yours: '450 m', theirs: '400 m' },
  { field: 'until', base: '2026-04-30', yours: '2026-04-30', theirs: '2026-05-15' },
];

describe('a conflict', () => {
  it('proposes yours where both changed, theirs where only they did', () => {
    assert.deepEqual(proposedChoice(conflicts), { target: 'yours', until: 'theirs' });
  });
  it('asks only about what both changed; what one side changed is merged', () => {
    const mine = { field: 'note', base: null, yours: 'by bus', theirs: null };
    const reordered = { field: 'place', base: { city: 'Bern', line: '1' }, yours: { line: '1', city: 'Bern' }, theirs: { city: 'Basel' } };
    const { open, theirs } = splitConflict([...conflicts, mine, reordered]);
    assert.deepEqual(
      open.map(({ field }) => field),
      ['target'],
    );
    assert.deepEqual(theirs, { until: '2026-05-15', place: { city: 'Basel' } });
  });
  it('asks where nobody may know any more what it was, even if it is empty now', () => {
    const unknown = { field: 'validFrom', yours: '2026-04-30', theirs: null };
    assert.deepEqual(splitConflict([unknown]), { open: [unknown], theirs: {} });
    assert.deepEqual(proposedChoice([unknown]), { validFrom: 'yours' });
  });
  it('saves for each field the value of the chosen side', () => {
    assert.deepEqual(mixOf(conflicts, { target: 'theirs', until: 'yours' }), { target: '400 m', until: '2026-04-30' });
    assert.deepEqual(mixOf(conflicts, {}), { target: '450 m', until: '2026-04-30' });
  });
});
