import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { breakDatabase } from '../../bench/faults/database-gone.ts';
import { killAgainAndAgain } from '../../bench/faults/kills.ts';
import { forgetTemplate } from '../../bench/faults/place.ts';

// The short versions of `npm run bench -- faults`, which breaks the same things a hundred times.
describe('whatever breaks while people write, every acknowledged write is there once, chains verify, and nothing is half done', () => {
  after(forgetTemplate);

  it('kill -9 of the server, of PostgreSQL, of both', async () => {
    const { faults } = await killAgainAndAgain(['server', 'database', 'both'], 4);
    assert.deepEqual(faults, []);
  });

  it('the database refuses connections, then says nothing: everybody is told to come back, and work goes on by itself', async () => {
    const { faults } = await breakDatabase({ rounds: 1, seconds: { refused: 1, silent: 12 } });
    assert.deepEqual(faults, []);
  });
});
