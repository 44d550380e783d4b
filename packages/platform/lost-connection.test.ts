import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { newId } from '#kernel';
import { openPool, queryBuilder } from '#platform';
import { type TestServer, testServer } from '#testing';

describe('a connection to the database that is lost', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
  });
  after(() => server.stop());

  it('between two statements of a transaction ends the transaction, not the server', async () => {
    const actor = await server.as('case_manager');
    const broken = server.inTransaction(actor, async (tx) => {
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx.db);
      await sql`SELECT pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(server.platform.db);
      await wait(50);
      await sql`SELECT 1`.execute(tx.db);
    });
    await assert.rejects(broken, { code: '08006' });
    assert.equal((await server.request(actor, 'GET', '/api/cases?of=mine')).status, 200);
  });

  it('in the middle of a request is answered as something to try again, and nothing was done', async () => {
    const actor = await server.as('case_manager');
    const { caseId } = await server.openCase();
    const owner = queryBuilder(openPool(server.ownerUrl, 2));
    const need = { id: newId(), domain: 'housing', text: 'The flat is cold.' };
    const answer = await owner.transaction().execute(async (holding) => {
      await sql`LOCK TABLE needs`.execute(holding);
      const asked = server.request(actor, 'POST', `/api/cases/${caseId}/needs`, need);
      await endWaiting(server);
      return asked;
    });
    assert.deepEqual([answer.status, answer.headers['retry-after'], answer.body.code], [503, '5', 'service.unavailable']);
    await owner.destroy();
    assert.equal((await server.request(actor, 'POST', `/api/cases/${caseId}/needs`, need)).status, 201);
  });
});

/** Ends the connection that waits for the lock, as soon as it does. */
async function endWaiting({ platform }: TestServer): Promise<void> {
  for (let ended = 0; ended === 0; ) {
    const { rows } = await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(platform.db);
    ended = rows.length;
    await wait(10);
  }
}
