// npm run bench -- import [resources] [bundle|ndjson]
// Multiplies the test patients to one file and imports it into a fresh embedded database with all safety on. Prints resources per second and the
// peak memory of this process, which reads, maps and writes; the database has its own.
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { newId } from '#kernel';
import { importFhir } from '#modules/interop/server/index.ts';
import { migrate, migrateJobs, parseSettings, systemActor } from '#platform';
import { areas } from '../apps/server/areas.ts';
import { startEmbeddedPostgres } from '../apps/server/embedded/index.ts';
import { openPlatform } from '../apps/server/platform.ts';
import { databaseCpuSeconds } from './measure/database-cpu.ts';

const testData = join(import.meta.dirname, '../modules/interop/test-data');
const wanted = Number(process.argv[2] ?? 50_000);
const shape = process.argv[3] === 'ndjson' ? 'ndjson' : 'bundle';

const UUID = /(?<!\|)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What the import is held to: resources per second on two cores, and megabytes of this process however large the file is. */
const TARGET = { perSecond: 5_000, memory: 500 } as const;
const sharedIds = new Set<string>();

const home = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
// Under root the database's account passes through, so that the database is inside and goes with it.
await chmod(home, 0o711);
const database = await startEmbeddedPostgres(home);
try {
  await migrate(database.ownerUrl);
  await migrateJobs(database.ownerUrl);
  const file = join(home, shape === 'bundle' ? 'patients.json' : 'patients.ndjson');
  const resources = await writePatients(file);
  console.log(`${resources} resources, ${(statSync(file).size / 1e6).toFixed(0)} MB, as ${shape}`);
  await warmCache(file);
  await measure(file, resources);
} finally {
  await database.stop();
  await rm(home, { recursive: true, force: true });
}

async function measure(file: string, resources: number): Promise<void> {
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
  const figures = [];
  for (const run of ['first import', 'the same again']) {
    const started = performance.now();
    const here = process.cpuUsage();
    const database = await databaseCpuSeconds(platform.db);
    let reading = 0;
    const done = await importFhir(platform, { path: file, actor }, (now) => {
      if (now.state === 'writing') reading ||= performance.now() - started;
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(here);
    figures.push({
      run,
      'resources/s': Math.round(resources / seconds),
      'of target': `${Math.round((100 * resources) / seconds / TARGET.perSecond)} %`,
      seconds: tenths(seconds),
      reading: tenths(reading / 1000),
      'CPU here': tenths((user + system) / 1e6),
      'CPU database': tenths(((await databaseCpuSeconds(platform.db)) ?? Number.NaN) - (database ?? 0)),
      'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
      'of bound': `${Math.round((100 * process.resourceUsage().maxRSS) / 1024 / TARGET.memory)} %`,
      persons: done.personsDone,
      problems: done.problemCount,
    });
  }
  console.table(figures);
  await platform.stop();
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}

/** Copies of the test patients, each with ids of its own; what they share (hospitals, practitioners) is shared. */
async function writePatients(path: string): Promise<number> {
  const bundles = await testBundles();
  const out = createWriteStream(path);
  let resources = 0;
  const put = async (entry: string) => {
    const text = shape === 'bundle' ? `${resources === 0 ? '' : ','}${entry}` : `${JSON.stringify(JSON.parse(entry).resource)}\n`;
    resources += 1;
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', resolve));
  };
  if (shape === 'bundle') out.write('{"resourceType":"Bundle","type":"collection","entry":[');
  for (const entry of bundles.shared) await put(entry);
  for (let copy = 1; resources < wanted; copy += 1) {
    for (const patient of bundles.patients) for (const entry of patient) await put(renamed(entry, copy));
  }
  out.end(shape === 'bundle' ? ']}' : '');
  await new Promise<void>((resolve) => out.once('close', resolve));
  return resources;
}

interface Entry {
  readonly fullUrl?: string;
  readonly resource: { readonly resourceType: string; readonly id?: string };
}

async function testBundles(): Promise<{ shared: string[]; patients: string[][] }> {
  const shared: string[] = [];
  const patients: string[][] = [];
  for (const name of (await readdir(testData)).filter((file) => file.endsWith('.json.gz'))) {
    const { entry } = JSON.parse(gunzipSync(await readFile(join(testData, name))).toString('utf8')) as { entry: Entry[] };
    const own: string[] = [];
    for (const one of entry) {
      const isShared = /^(Organization|Location|Practitioner|PractitionerRole)$/.test(one.resource.resourceType);
      if (isShared && one.resource.id) sharedIds.add(one.resource.id);
      (isShared ? shared : own).push(JSON.stringify(one));
    }
    if (own.length > 0) patients.push(own);
  }
  return { shared, patients };
}

/** The entry as another patient's: ids, numbers (two persons share none) and notes (each is a file of its own) are told apart. */
function renamed(entry: string, copy: number): string {
  const suffix = copy.toString(16).padStart(6, '0');
  const apart = JSON.parse(
    entry.replace(UUID, (id) => (sharedIds.has(id) ? id : id.slice(0, -6) + suffix)),
    (key, value) => {
      if (key === 'data' && typeof value === 'string') return `${value.replace(/=+$/, '').slice(0, -4)}${btoa(suffix)}`;
      return value;
    },
  ) as PatientEntry;
  if (apart.resource.resourceType === 'Patient') {
    const number = String(copy).padStart(4, '0').slice(-4);
    for (const identifier of apart.resource.identifier)
      if (!identifier.value.endsWith(suffix)) identifier.value = identifier.value.replace(/\d{4}(\D*)$/, `${number}$1`);
  }
  return JSON.stringify(apart);
}

interface PatientEntry {
  readonly resource: { readonly resourceType: 'Patient'; readonly identifier: { value: string }[] } | { readonly resourceType: 'Other' };
}

/** The figures shall not depend on whether the generator's pages are still in memory. */
async function warmCache(path: string): Promise<void> {
  for await (const _ of createReadStream(path, { highWaterMark: 1 << 20 }));
}
