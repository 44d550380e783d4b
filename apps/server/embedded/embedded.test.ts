import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { homeSecrets } from '#platform';
import { startEmbeddedPostgres } from './embedded.ts';
import { locate, socketDirectory } from './location.ts';
import { runningPostmaster, stopPostmaster } from './postmaster.ts';

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let home: string;
  let data: string;

  before(async () => {
    parent = mkdtempSync(join(tmpdir(), 'lotse-embedded-'));
    // As an ordinary directory: others may pass through.
    chmodSync(parent, 0o755);
    home = join(parent, 'home');
    const postgres = await startEmbeddedPostgres(home);
    data = (await locate(home)).data;
    await query(postgres.ownerUrl, 'CREATE TABLE kept (id int PRIMARY KEY)');
    await query(postgres.ownerUrl, 'GRANT SELECT, INSERT ON kept TO lotse_app');
    await postgres.stop();
  });

  after(async () => {
    await stopPostmaster(data);
    rmSync(parent, { recursive: true });
  });

  it('stops with its only user and starts again with what was in it', async () => {
    assert.equal(runningPostmaster(data), undefined);
    const postgres = await startEmbeddedPostgres(home);
    assert.deepEqual(await query(postgres.appUrl, 'INSERT INTO kept VALUES (1) RETURNING id'), [{ id: 1 }]);
    await postgres.stop();
    assert.equal(runningPostmaster(data), undefined);
  });

  it('gives the server a role that is not the owner, and neither is above row-level security', async () => {
    const postgres = await startEmbeddedPostgres(home);
    const roles = await query(
      postgres.appUrl,
      "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'lotse%' ORDER BY 1",
    );
    await postgres.stop();
    assert.deepEqual(roles, [
      { rolname: 'lotse_app', rolsuper: false, rolbypassrls: false },
      { rolname: 'lotse_owner', rolsuper: false, rolbypassrls: false },
    ]);
  });

  it('is shared by a second user and stays until the last one leaves', async () => {
    const [first, second] = await Promise.all([startEmbeddedPostgres(home), startEmbeddedPostgres(home)]);
    await first.stop();
    assert.deepEqual(await query(second.appUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
    await second.stop();
    assert.equal(runningPostmaster(data), undefined);
  });

  it('is started again when it is killed in use, and has lost nothing', async () => {
    const postgres = await startEmbeddedPostgres(home);
    await query(postgres.appUrl, 'INSERT INTO kept VALUES (2)');
    const { pid } = runningPostmaster(data) ?? { pid: 0 };
    process.kill(pid, 'SIGKILL');
    while ((runningPostmaster(data)?.pid ?? pid) === pid || runningPostmaster(data)?.status !== 'ready') await wait(20);
    assert.deepEqual(await query(postgres.appUrl, 'SELECT id FROM kept WHERE id = 2'), [{ id: 2 }]);
    await postgres.stop();
  });

  it('keeps its files and its secrets from everybody else', () => {
    for (const [path, mode] of [
      [data, 0o700],
      [join(data, '..'), 0o700],
      [join(home, 'secrets.json'), 0o600],
    ] as const) {
      assert.equal(statSync(path).mode & 0o777, mode, path);
    }
  });

  it('puts the socket elsewhere when the path of the cluster is too long for one', async () => {
    const { account } = await locate(home);
    assert.equal(socketDirectory({ data, account }), data);
    const far = join('/tmp', 'x'.repeat(100));
    const directory = socketDirectory({ data: far, account });
    assert.match(directory, /\/lotse-\d+-[0-9a-f]{12}$/);
    assert.equal(socketDirectory({ data: far, account }), directory);
    assert.equal(statSync(directory).mode & 0o777, 0o700);
    rmSync(directory, { recursive: true });
  });

  it('says in a sentence that secrets.json does not belong to it', async () => {
    rmSync(join(home, 'secrets.json'));
    homeSecrets(home);
    await assert.rejects(startEmbeddedPostgres(home), {
      name: 'OperatorError',
      message: /^The database in .+ was made with other passwords than those in secrets\.json/,
    });
  });
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
