import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { testDatabase } from '#testing';
import { filesIn } from '../files.ts';
import { backup, restore } from './index.ts';

const network = '01890000-0000-7000-8000-000000000001';
const harbor = '01890000-0000-7000-8000-000000000002';
const mercy = '01890000-0000-7000-8000-000000000003';

/** Text that JSON, COPY and line-wise reading each like to trip over. */
const awkward = 'Ünïcode "quotes" \\ back\\nslash\nline\ttab \u2028 \u{1f469}\u200d\u{1f4bb}';

describe('a backup', () => {
  let folder: string;
  let source: Awaited<ReturnType<typeof testDatabase>>;
  let file: string;
  const home = (name: string) => ({ filesFolder: join(folder, name), encryptionKey: 'the key of this place' });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lotse-backup-'));
    source = await testDatabase();
    file = join(folder, 'full.gz');
    await fill(source.ownerUrl);
    for (const content of ['a letter', '', 'x'.repeat(2_000_000)]) await filesIn(home('source').filesFolder).put(Buffer.from(content));
    await backup(source.ownerUrl, home('source'), file);
  });
  after(async () => {
    await source.drop();
    await rm(folder, { recursive: true });
  });

  it('brings everything back, byte for byte', async () => {
    const target = await testDatabase();
    const summary = await restore(target.ownerUrl, home('target'), file);
    assert.equal(summary.files, 3);
    await backup(target.ownerUrl, home('target'), join(folder, 'again.gz'));
    assert.deepEqual(sections(await contentOf(join(folder, 'again.gz'))), sections(await contentOf(file)));
    assert.deepEqual(await query(target.ownerUrl, `SELECT name FROM organizations WHERE id = '${harbor}'`), [{ name: awkward }]);
    assert.deepEqual(await files(home('target').filesFolder), await files(home('source').filesFolder));
    await target.drop();
  });

  it('leaves keys, triggers and row-level security as they were', async () => {
    const target = await testDatabase();
    await restore(target.ownerUrl, home('target'), file);
    assert.deepEqual(await guards(target.ownerUrl), await guards(source.ownerUrl));
    await assert.rejects(query(target.ownerUrl, `UPDATE journal SET area = 'x'`), /append-only/);
    await target.drop();
  });

  it('is of one moment: what is written while it runs is not in it', async () => {
    const blocker = new pg.Client(source.ownerUrl);
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
    const running = backup(source.ownerUrl, home('source'), join(folder, 'moment.gz'));
    const isWaiting = "SELECT FROM pg_locks WHERE relation = 'users'::regclass AND NOT granted";
    while ((await query(source.ownerUrl, isWaiting)).length === 0) await wait(10);
    await query(source.ownerUrl, organization('01890000-0000-7000-8000-00000000000a', 'written late'));
    await blocker.end();
    await running;
    assert.ok(!(await contentOf(join(folder, 'moment.gz'))).some((line) => line.includes('written late')));
  });

  it('is never written over another file', async () => {
    await assert.rejects(backup(source.ownerUrl, home('source'), file), { name: 'OperatorError', message: /exists already/ });
  });

  it('is not written by a role that may not see every row', async () => {
    await assert.rejects(backup(source.appUrl, home('source'), join(folder, 'partial.gz')), { name: 'OperatorError' });
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('partial')));
  });

  it('is refused where another key would be asked to open what is sealed', async () => {
    const target = await testDatabase();
    const other = { ...home('target'), encryptionKey: 'another key' };
    await assert.rejects(restore(target.ownerUrl, other, file), { name: 'OperatorError', message: /--secrets/ });
    await target.drop();
  });

  it('is refused while a server is at work', async () => {
    const target = await testDatabase();
    const server = new pg.Client(target.appUrl);
    await server.connect();
    await assert.rejects(restore(target.ownerUrl, home('target'), file), { name: 'OperatorError', message: /server is running/ });
    await server.end();
    await target.drop();
  });

  it('is refused by a database that holds a network', async () => {
    await assert.rejects(restore(source.ownerUrl, home('source'), file), { name: 'OperatorError', message: /is not empty/ });
  });

  const damages: [what: string, damage: (lines: string[]) => string[] | Buffer, sentence: RegExp][] = [
    ['ends too early', (lines) => lines.slice(0, -2), /damaged/],
    ['lacks a table', (lines) => lines.filter((line) => !line.includes('"complete"')), /damaged/],
    ['has a changed byte in a row', (lines) => lines.map((line) => line.replace('Mercy', 'Merci')), /checksum/],
    [
      'has a changed file',
      (lines) => lines.map((line) => line.replace(Buffer.from('a letter').toString('base64'), Buffer.from('a ladder').toString('base64'))),
      /another content/,
    ],
    [
      'was made by a newer version',
      (lines) => [lines[0]?.replace('"schema":[', '"schema":["29990101_future",') ?? '', ...lines.slice(1)],
      /newer version/,
    ],
    [
      'was made by an older version',
      (lines) => [lines[0]?.replace(/"schema":\["[^"]*",/, '"schema":[') ?? '', ...lines.slice(1)],
      /older version/,
    ],
    ['is another kind of file', () => ['hello'], /not a backup/],
    ['is not compressed', () => Buffer.from('plain text'), /not a backup/],
    ['is cut off inside the compression', (lines) => gzipSync(`${lines.join('\n')}\n`).subarray(0, 3000), /damaged/],
  ];
  for (const [what, damage, sentence] of damages) {
    it(`that ${what} is refused and changes nothing`, async () => {
      const target = await testDatabase();
      const damaged = damage(await contentOf(file));
      await writeFile(join(folder, 'damaged.gz'), Buffer.isBuffer(damaged) ? damaged : gzipSync(`${damaged.join('\n')}\n`));
      await assert.rejects(restore(target.ownerUrl, home('nowhere'), join(folder, 'damaged.gz')), {
        name: 'OperatorError',
        message: sentence,
      });
      assert.deepEqual(await query(target.ownerUrl, 'SELECT id FROM networks'), []);
      assert.deepEqual(await guards(target.ownerUrl), await guards(source.ownerUrl));
      await target.drop();
    });
  }
});

function organization(id: string, name: string): string {
  return `INSERT INTO organizations (network_id, id, name, kind, sector, setting, address) VALUES ('${network}', '${id}', ${pg.escapeLiteral(name)}, 'hospital', 'health', 'public',
    ${pg.escapeLiteral(JSON.stringify({ line: awkward, number: 12345678901234567890123n.toString() }))}::jsonb)`;
}

async function fill(ownerUrl: string): Promise<void> {
  await query(
    ownerUrl,
    `INSERT INTO networks (id, name, country, currency, time_zone, language) VALUES ('${network}', 'N', 'DE', 'EUR', 'Europe/Berlin', 'de')`,
  );
  await query(ownerUrl, organization(harbor, awkward));
  await query(ownerUrl, organization(mercy, 'Mercy General'));
  await query(ownerUrl, `UPDATE organizations SET active = false WHERE id = '${mercy}'`);
  await query(
    ownerUrl,
    `INSERT INTO journal (network_id, id, stream_id, stream_position, area, type, category, at, purpose, facts, hash)
     VALUES ('${network}', '${mercy}', '${network}', 1, 'tests', 'noted', 'identity', now(), 'system', '{"n": 1.10}', '\\x00ff0a5c')`,
  );
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function guards(url: string): Promise<unknown[]> {
  return query(
    url,
    `SELECT conrelid::regclass::text AS on, conname AS name, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT relname, 'rls', relrowsecurity::text || relforcerowsecurity::text FROM pg_class WHERE relkind = 'r' ORDER BY 1, 2, 3`,
  );
}

async function contentOf(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
}

/** Everything but the moment it was made. */
function sections(lines: string[]): string[] {
  return lines.slice(1);
}

async function files(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}
