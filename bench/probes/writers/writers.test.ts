import assert from 'node:assert/strict';
import { it } from 'node:test';
import { manyWriters } from './writers.ts';

/** The short version of `npm run bench -- writers`. */
it('several people who write to a record of any kind lose nothing, whatever the order', async () => {
  const { kinds, faults } = await manyWriters({ rounds: 1, seed: 20_261_123 });
  assert.deepEqual([...faults, ...kinds.flatMap((kind) => kind.faults)], []);
  assert.ok(kinds.reduce((sum, { taken }) => sum + taken, 0) > kinds.length);
});
