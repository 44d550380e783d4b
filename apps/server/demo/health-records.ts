import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { importFhir } from '#modules/interop/server/index.ts';
import { openCaseOf } from './cases.ts';
import type { DemoCast } from './cast.ts';
import type { DemoClient } from './clients.ts';
import { logs } from './hand.ts';
import type { Stage } from './stage.ts';

/** Synthetic patients of Synthea; where they are from is said in the folder's README. */
const patients = join(import.meta.dirname, '../../../modules/interop/test-data');

/** Whose case is managed here; the others are only known here. */
const managed = [
  { familyName: 'Schimmel', manager: 'amara', model: 'clinical', acuity: 2, openedDaysAgo: 3 },
  { familyName: 'Shanahan', manager: 'joachim', model: 'brokerage', acuity: 1, openedDaysAgo: 4 },
] as const satisfies readonly (Pick<DemoClient, 'manager' | 'model' | 'acuity' | 'openedDaysAgo'> & { familyName: string })[];

/** A hospital sends its records of three patients; two of them become clients. */
export async function takeOverHealthRecords(stage: Stage, cast: DemoCast): Promise<void> {
  stage.goTo(5);
  const organizationId = cast.organizations.harbor;
  const folder = join(stage.platform.settings.home, 'demo-records');
  try {
    await writePlainlyNamed(folder);
    await importFhir(stage.platform, {
      path: folder,
      actor: { ...stage.system(), organizationId },
      source: 'Mercy General',
      label: 'Mercy General, patients handed over',
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const client of managed) {
    stage.goTo(client.openedDaysAgo, 9);
    const person = await stage.platform.inTransaction({ ...stage.system(), organizationId }, (tx) =>
      tx.db.selectFrom('persons').select('id').where('familyName', '=', client.familyName).executeTakeFirstOrThrow(),
    );
    const opened = await openCaseOf(stage, cast, person.id, client);
    await logs({ stage, ...opened }, client.openedDaysAgo - 2, {
      minutes: 15,
      note: 'The hospital has sent the record. Talked about what matters most now.',
    });
  }
}

/** Synthea writes a number behind every invented name ("Curt84 Torphy630"), also inside the notes; people have none. */
async function writePlainlyNamed(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of (await readdir(patients)).filter((name) => name.endsWith('.json.gz'))) {
    const content = (await promisify(gunzip)(await readFile(join(patients, file)))).toString('utf8');
    const withNotes = content.replace(
      /("data":\s*")([A-Za-z0-9+/]{20,}=*)"/g,
      (_, field: string, note: string) => `${field}${renamed(note)}"`,
    );
    await writeFile(join(folder, file.replace(/\.gz$/, '')), withoutNumbers(withNotes));
  }
}

const withoutNumbers = (text: string): string => text.replace(/\b(\p{Lu}\p{Ll}+)\d{1,4}\b/gu, '$1');

const renamed = (base64: string): string => Buffer.from(withoutNumbers(Buffer.from(base64, 'base64').toString('utf8'))).toString('base64');
