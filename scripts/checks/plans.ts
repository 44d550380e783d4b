// npm test -- plans: explains every statement that the suites of this run have sent as the role of the server, over a network of some thousand cases, and fails when one of them
// reads a table that grows from one end to the other, or rows of more than one network.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parseSettings } from '#platform';
import { testDatabase } from '#testing';
import { areas } from '../../apps/server/areas.ts';
import { fillDemo } from '../../apps/server/demo/fill.ts';
import { scratchPostgres } from '../../apps/server/embedded/index.ts';
import { grow } from '../../bench/network/grow.ts';
import { readCatalogue } from './plans/catalogue.ts';
import { checkStatements, type Statement } from './plans/check.ts';

const file = process.env.LOTSE_STATEMENTS ?? '';
const statements = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Statement)
  : [];

const database = await testDatabase();
const home = await mkdtemp(join(tmpdir(), 'lotse-plans-'));
try {
  await fillDemo({ settings: parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' }), ...database, areas });
  const name = /@\/([^?]+)\?/.exec(database.ownerUrl)?.[1] ?? '';
  const { adminUrl } = await scratchPostgres();
  await grow(adminUrl.replace('@/postgres?', `@/${name}?`), { cases: 2_000, seed: 1 });
  const client = new pg.Client(database.appUrl);
  await client.connect();
  const faults = await checkStatements(client, await readCatalogue(client), statements);
  await client.end();
  for (const { from, text, fault } of faults) console.log(`${from}: ${fault}\n  ${text}\n`);
  console.log(`${statements.length} statements, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await database.drop();
  await rm(home, { recursive: true, force: true });
}
