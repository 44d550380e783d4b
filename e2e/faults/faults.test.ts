import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { breakDatabase } from '../../bench/faults/database-gone.ts';
import { killAgainAndAgain } from '../../bench/faults/kills.ts';
import { forgetTemplate } from '../../bench/faults/place.ts';
import { workOnBoth } from '../../bench/faults/two-servers.ts';

/** A slow machine takes longer to start again and again; none of it hangs. */
const patience = { timeout: 600_000 };

// The short versions of `npm run bench -- faults`, which breaks the same things a hundred times.
describe(
  'whatever breaks while people write, every acknowledged write is there once, chains verify, and nothing is half done',
  patience,
  () => {
    after(forgetTemplate);

    it('kill -9 of the server, of PostgreSQL, of both', patience, async () => {
      const { faults } = await killAgainAndAgain(['server', 'database', 'both'], 4);
      assert.deepEqual(faults, []);
    });

    it(
      'the database refuses connections, then says nothing: everybody is told to come back, and work goes on by itself',
      patience,
      async () => {
        const { faults } = await breakDatabase({ rounds: 1, seconds: { refused: 1, silent: 12 } });
        assert.deepEqual(faults, []);
      },
    );

    it('two servers share sessions, live feed, jobs and lock-outs, and one goes on when the other is killed', patience, async () => {
      const { faults } = await workOnBoth(1);
      assert.deepEqual(faults, []);
    });
  },
);
