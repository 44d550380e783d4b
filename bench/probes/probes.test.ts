import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { probe } from './probe.ts';

/** The short version of `npm run bench -- probes`; the seed is fixed, so that what is green stays green. */
describe('whatever is asked of the API', () => {
  it('is answered, changes nothing when it is refused, and shows nobody what is not theirs', async () => {
    const reports = await probe({ perArea: 30, seed: 20_261_122 });
    assert.deepEqual(
      reports.flatMap(({ faults }) => faults),
      [],
    );
    for (const { area, accepted, refused } of reports) assert.ok(accepted + refused > 0 && refused > 0, area);
  });
});
