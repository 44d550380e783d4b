// npm test -- plans: explains every statement the suites before it have sent as the role of the server, over tables that are full, and fails when one of them reads a table that
// grows from one end to the other, or rows of more than one network.
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
import { readCatalogue } from './plans/catalogue.ts';
import { checkStatements, type Statement } from './plans/check.ts';
import { thicken } from './plans/thicken.ts';

/** The unit tests alone send more; fewer were not gathered as they should be. */
const fewest = 400;

const statements = readStatements(process.env.LOTSE_STATEMENTS ?? '');
if (statements.length < fewest) {
  console.log(`Only ${statements.length} statements were gathered: run npm test -- unit plans, or the whole.`);
  process.exit(1);
}
const database = await testDatabase();
const home = await mkdtemp(join(tmpdir(), 'lotse-plans-'));
try {
  await fillDemo({ settings: parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' }), ...database, areas });
  const name = /@\/([^?]+)\?/.exec(database.ownerUrl)?.[1] ?? '';
  await connected((await scratchPostgres()).adminUrl.replace('@/postgres?', `@/${name}?`), thicken);
  const faults = await connected(database.appUrl, async (client) => checkStatements(client, await readCatalogue(client), statements));
  for (const { from, text, fault } of faults) console.log(`${from}: ${fault}\n  ${text}\n`);
  console.log(`${statements.length} statements, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await database.drop();
  await rm(home, { recursive: true, force: true });
}

function readStatements(file: string): Statement[] {
  if (!existsSync(file)) return [];
  const lines = new Set(readFileSync(file, 'utf8').trim().split('\n'));
  return [...new Map([...lines].map((line) => JSON.parse(line) as Statement).map((one) => [one.text, one])).values()];
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
