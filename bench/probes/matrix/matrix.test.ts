import assert from 'node:assert/strict';
import { it } from 'node:test';
import { accessMatrix, oneIn } from './matrix.ts';

/** The short version of `npm run bench -- matrix`: a part of all combinations, each operation asked by other people. */
it('every operation answers everybody as their role, their standing and what was released to them allow', async () => {
  const { unready, differences, byStanding } = await accessMatrix(oneIn(29));
  assert.deepEqual(unready, [], 'every operation of the API has a request that is accepted');
  assert.deepEqual(differences, []);
  for (const [standing, { allowed, denied }] of byStanding)
    assert.ok(allowed > 0 && (denied > 0 || standing === 'the one it was made for'), standing);
});
