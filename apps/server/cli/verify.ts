import { join } from 'node:path';
import { Language } from '#kernel';
import {
  migrate,
  OperatorError,
  openPool,
  queryBuilder,
  type Settings,
  systemActor,
  verifyAccess,
  verifyDuties,
  verifyFiles,
  verifyJournal,
} from '#platform';
import { areas } from '../areas.ts';
import { openPlatform } from '../platform.ts';
import { type RunningDatabase, withDatabase } from './database.ts';

/** What can be verified, in the order it is done when nothing is named. */
export const verifiable = ['journal', 'duties', 'access', 'files'] as const;
export type Verifiable = (typeof verifiable)[number];

/** Every fault in one line, and how much was looked at. */
interface Verdict {
  readonly faults: readonly string[];
  readonly looked: string;
}

const shownFaults = 50;

/** Computes again what must follow from something else, and fails when anything differs. Changes nothing; people may go on working. */
export async function verify(settings: Settings, what: readonly Verifiable[]): Promise<void> {
  await withDatabase(settings, async (database) => {
    await migrate(database.ownerUrl);
    let broken = 0;
    for (const name of what) {
      const { faults, looked } = await verifications[name](settings, database);
      for (const fault of faults.slice(0, shownFaults)) console.error(fault);
      if (faults.length > shownFaults) console.error(`… and ${faults.length - shownFaults} more`);
      console.log(`${names[name]} ${faults.length === 0 ? 'verifies' : `does not verify, ${faults.length} faults`}: ${looked}.`);
      broken += faults.length > 0 ? 1 : 0;
    }
    if (broken > 0) throw new OperatorError('Not everything verifies; docs/operations.md says what to do.');
  });
}

const names: Readonly<Record<Verifiable, string>> = {
  journal: 'The journal',
  duties: 'What is owed',
  access: 'Who may see what',
  files: 'The file store',
};

const verifications: Readonly<Record<Verifiable, (settings: Settings, database: RunningDatabase) => Promise<Verdict>>> = {
  journal: (_settings, { ownerUrl }) =>
    asOwner(ownerUrl, async (db) => {
      const { events, streams, faults } = await verifyJournal(db);
      return {
        faults: faults.map(
          ({ fault, eventId, streamId, streamPosition }) =>
            `${fault}: event ${eventId || '(gone)'}, position ${streamPosition} of chain ${streamId}`,
        ),
        looked: `${events} events in ${streams} chains`,
      };
    }),
  duties: verifyDutiesOfAll,
  access: (_settings, { ownerUrl }) =>
    asOwner(ownerUrl, async (db) => {
      const { cases, faults } = await verifyAccess(db);
      return {
        faults: faults.map(({ fault, caseId, granteeId, basis }) => `${fault}: access to case ${caseId} for ${granteeId} (${basis})`),
        looked: `${cases} cases`,
      };
    }),
  files: (settings, { ownerUrl }) =>
    asOwner(ownerUrl, async (db) => {
      const { files, faults } = await verifyFiles(db, join(settings.home, 'files'));
      return { faults: faults.map(({ fault, sha256 }) => `${fault}: file ${sha256}`), looked: `${files} files` };
    }),
};

async function verifyDutiesOfAll(settings: Settings, { ownerUrl, appUrl }: RunningDatabase): Promise<Verdict> {
  const networks = await asOwner(ownerUrl, (db) => db.selectFrom('networks').select(['id', 'timeZone', 'language']).execute());
  const platform = openPlatform({ settings, appUrl, areas });
  const sources = areas.flatMap((area) => area.dutySources ?? []);
  try {
    const faults: string[] = [];
    let duties = 0;
    for (const { id, timeZone, language } of networks) {
      const platformItself = systemActor(id, { timeZone, language: Language.parse(language) });
      const found = await verifyDuties(platform.inTransaction, platformItself, sources);
      duties += found.duties;
      for (const { source, scopeId, dutyKey, fault, fields } of found.faults)
        faults.push(`${fault}: duty ${dutyKey} of ${source}, ${scopeId}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`);
    }
    return { faults, looked: `${duties} duties in ${networks.length} networks` };
  } finally {
    await platform.stop();
  }
}

async function asOwner<Result>(ownerUrl: string, work: (db: ReturnType<typeof queryBuilder>) => Promise<Result>): Promise<Result> {
  const db = queryBuilder(openPool(ownerUrl, 1));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
