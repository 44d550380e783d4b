import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type TestServer, testServer } from '#testing';
import type { Db } from './database.ts';
import { endWithNext, sendWithNext } from './sql-driver.ts';

const named = (value: string, db: Db) => sql`SELECT set_config('lotse.purpose', ${value}, true)`.compile(db);
const broken = (db: Db) => sql`SELECT 1 / ${0}::int`.compile(db);

describe('a statement that is sent with the next one', () => {
  let server: TestServer;
  let db: Db;
  before(async () => {
    server = await testServer();
    ({ db } = server.platform);
  });
  after(() => server.stop());

  it('is done before it, in the order in which they were sent', async () => {
    const purpose = await db.transaction().execute(async (trx) => {
      await sendWithNext(trx, named('first', db));
      await sendWithNext(trx, named('second', db));
      return sql<{ purpose: string }>`SELECT current_setting('lotse.purpose') AS purpose`.execute(trx);
    });
    assert.equal(purpose.rows[0]?.purpose, 'second');
  });

  it('fails the next statement with its own cause', async () => {
    const work = db.transaction().execute(async (trx) => {
      await sendWithNext(trx, broken(db));
      await sql`SELECT 1`.execute(trx);
    });
    await assert.rejects(work, { code: '22012' });
  });

  it('fails the commit when it was the last: nothing is done', async () => {
    const actor = await server.as('case_manager');
    const work = server.inTransaction(actor, async (tx) => {
      await sql`UPDATE users SET language = 'it' WHERE id = ${actor.userId}`.execute(tx.db);
      await sendWithNext(tx.db, broken(db));
    });
    await assert.rejects(work, { code: '22012' });
    const language = await server.inTransaction(actor, (tx) =>
      sql<{ language: string }>`SELECT language FROM users WHERE id = ${actor.userId}`.execute(tx.db),
    );
    assert.notEqual(language.rows[0]?.language, 'it');
  });

  it('is never done when the work is refused, and the connection goes on', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const work = db.transaction().execute(async (trx) => {
        await sendWithNext(trx, broken(db));
        throw new Error('refused');
      });
      await assert.rejects(work, { message: 'refused' });
    }
    assert.equal((await sql<{ one: number }>`SELECT 1 AS one`.execute(db)).rows[0]?.one, 1);
  });

  it('is sent at once where there is no transaction', async () => {
    await assert.rejects(sendWithNext(db, broken(db)), { code: '22012' });
  });
});

describe('a transaction that ends with its next statement', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
  });
  after(() => server.stop());

  it('is done with it, and with what was to be sent before', async () => {
    const actor = await server.as('case_manager');
    await server.inTransaction(actor, async (tx) => {
      const change = sql`UPDATE users SET language = 'it' WHERE id = ${actor.userId}`.compile(tx.db);
      await sendWithNext(tx.db, change);
      await endWithNext(tx.db);
      const { rows } = await sql<{ inCode: number }>`SELECT 1 AS in_code`.execute(tx.db);
      assert.deepEqual(rows, [{ inCode: 1 }]);
    });
    const { rows } = await server.inTransaction(actor, (tx) =>
      sql<{ language: string }>`SELECT language FROM users WHERE id = ${actor.userId}`.execute(tx.db),
    );
    assert.equal(rows[0]?.language, 'it');
  });

  it('fails when that statement fails, also for somebody who goes on', async () => {
    const actor = await server.as('case_manager');
    const failing = (goOn: boolean) =>
      server.inTransaction(actor, async (tx) => {
        await endWithNext(tx.db);
        const asked = sql`SELECT 1 / ${0}::int`.execute(tx.db);
        await (goOn ? asked.catch(() => undefined) : asked);
      });
    await assert.rejects(failing(false), { code: '22012' });
    await assert.rejects(failing(true), { name: 'AbortedTransactionError' });
  });

  it('answers nothing that is asked after it', async () => {
    const actor = await server.as('case_manager');
    const asksAgain = server.inTransaction(actor, async (tx) => {
      await endWithNext(tx.db);
      await sql`SELECT 1`.execute(tx.db);
      await sql`SELECT 2`.execute(tx.db);
    });
    await assert.rejects(asksAgain, /has asked another/);
  });
});
