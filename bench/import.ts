// npm run bench -- import [resources] [bundle|ndjson] [--json]
// Multiplies the test patients to one file and imports it into a fresh embedded database with all safety on. Prints resources per second and the
// peak memory of this process, which reads, maps and writes; the database has its own.
import { execFileSync } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newId } from '#kernel';
import { importFhir } from '#modules/interop/server/index.ts';
import { migrate, migrateJobs, parseSettings, systemActor } from '#platform';
import { areas } from '../apps/server/areas.ts';
import { startEmbeddedPostgres } from '../apps/server/embedded/index.ts';
import { openPlatform } from '../apps/server/platform.ts';
import { databaseCpuSeconds } from './measure/database-cpu.ts';
import { type Measurement, present } from './measure/measure.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const wanted = Number(positionals[0] ?? 50_000);
const shape = positionals[1] === 'ndjson' ? 'ndjson' : 'bundle';

/** What the import is held to: resources per second on two cores, and megabytes of this process however large the file is. */
const TARGET = { perSecond: 5_000, memory: 500 } as const;

const home = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
// Under root the database's account passes through, so that the database is inside and goes with it.
await chmod(home, 0o711);
const database = await startEmbeddedPostgres(home);
try {
  await migrate(database.ownerUrl);
  await migrateJobs(database.ownerUrl);
  const file = join(home, shape === 'bundle' ? 'patients.json' : 'patients.ndjson');
  const resources = writePatients(file);
  console.error(`${resources} resources, ${(statSync(file).size / 1e6).toFixed(0)} MB, as ${shape}`);
  await warmCache(file);
  present(await measure(file, resources), values);
} finally {
  await database.stop();
  await rm(home, { recursive: true, force: true });
}

async function measure(file: string, resources: number): Promise<Measurement[]> {
  const settings = parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' });
  const platform = openPlatform({ settings, appUrl: database.appUrl, areas });
  const organizationId = newId();
  const actor = systemActor(newId(), { timeZone: 'America/New_York', language: 'en', organizationId });
  await platform.inTransaction(actor, async (tx) => {
    const network = {
      id: actor.networkId,
      name: 'Bench',
      country: 'US',
      currency: 'USD',
      timeZone: actor.timeZone,
      language: actor.language,
    };
    await tx.db.insertInto('networks').values(network).execute();
    const organization = { id: organizationId, name: 'Harbor', kind: 'social_agency', sector: 'social', setting: 'non_governmental' };
    await tx.db.insertInto('organizations').values(organization).execute();
  });
  const perSecond: Measurement[] = [];
  for (const run of ['first', 'the same again']) {
    const started = performance.now();
    const here = process.cpuUsage();
    const database = await databaseCpuSeconds(platform.db);
    let reading = 0;
    const done = await importFhir(platform, { path: file, actor }, (now) => {
      if (now.state === 'writing') reading ||= performance.now() - started;
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(here);
    const cpuHere = (user + system) / 1e6;
    const cpuDatabase = ((await databaseCpuSeconds(platform.db)) ?? Number.NaN) - (database ?? 0);
    console.error(
      `${run}: ${done.personsDone} persons, ${done.problemCount} problems; load of the machine ${loadavg().map(tenths).join(' ')}`,
    );
    perSecond.push({
      measure: `FHIR import, ${run}`,
      figure: resources / seconds,
      unit: '/s',
      target: { atLeast: TARGET.perSecond },
      details: {
        'per CPU second': resources / (cpuHere + cpuDatabase),
        'reading s': reading / 1000,
        'CPU s here': cpuHere,
        'CPU s database': cpuDatabase,
      },
    });
  }
  await platform.stop();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return [...perSecond, { measure: 'FHIR import, peak memory', figure: megabytes, unit: 'MB', target: { atMost: TARGET.memory } }];
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}

/** Made by a process of its own: its memory is not the import's. */
function writePatients(path: string): number {
  const generator = join(import.meta.dirname, 'measure/write-patients.ts');
  return Number(execFileSync(process.execPath, [generator, path, String(wanted), shape], { encoding: 'utf8' }));
}

/** The figures shall not depend on whether the generator's pages are still in memory. */
async function warmCache(path: string): Promise<void> {
  for await (const _ of createReadStream(path, { highWaterMark: 1 << 20 }));
}
