import { resolve } from 'node:path';
import { sql } from 'kysely';
import { Refused } from '#kernel';
import { type ImportRow, importFhir, listedProblems } from '#modules/interop/server/index.ts';
import { type Actor, OperatorError, openPool, queryBuilder, refreshStatistics, type Settings, systemActor } from '#platform';
import { areas } from '../areas.ts';
import { openPlatform } from '../platform.ts';
import { prepareDatabase } from '../start.ts';
import { withDatabase } from './database.ts';
import { withProgress } from './progress.ts';

export interface ImportOptions {
  /** Name or id of the organisation that takes the persons in, where there are several. */
  readonly for?: string;
  readonly network?: string;
  readonly source?: string;
}

const SHOWN_PROBLEMS = 20;

const refusals: Readonly<Record<string, string>> = {
  'import.path-missing': 'There is no such file or folder.',
  'import.nothing-to-read': 'There is no FHIR file in this folder: they end in .json, .ndjson or .jsonl, with or without .gz.',
  'import.busy': 'This import is running already, in another process.',
  'import.cancelled': 'The import was cancelled.',
};

/** Imports a file or folder and says what came in and what could not. Run again after an interruption, it goes on. */
export async function importFhirFrom(settings: Settings, path: string, options: ImportOptions): Promise<void> {
  await withDatabase(settings, async ({ ownerUrl, ...urls }) => {
    await prepareDatabase({ ownerUrl });
    const actor = await actorFor(ownerUrl, options);
    const platform = openPlatform({ settings, ...urls, areas });
    try {
      const source = options.source === undefined ? {} : { source: options.source };
      const done = await withProgress('Importing', (report) =>
        importFhir(platform, { path: resolve(path), actor, ...source }, (now) => report(progressOf(now), 100)),
      );
      await refreshStatistics(ownerUrl);
      console.log(described(done));
      for (const problem of await listedProblems(platform, actor, done.id, SHOWN_PROBLEMS)) console.log(`  ${problem}`);
      if (done.problemCount > SHOWN_PROBLEMS) console.log(`  … and ${done.problemCount - SHOWN_PROBLEMS} more, on the page Imports.`);
    } catch (error) {
      if (error instanceof Refused)
        throw new OperatorError(refusals[error.refusal.code] ?? `The import was refused: ${error.refusal.code}.`);
      throw error;
    } finally {
      await platform.stop();
    }
  });
}

/** Reading is half of the work, writing the other. */
function progressOf({ state, bytesRead, bytesTotal, personsDone, personsTotal }: ImportRow): number {
  if (state !== 'writing') return (50 * bytesRead) / Math.max(bytesTotal, 1);
  return 50 + (50 * personsDone) / Math.max(personsTotal, 1);
}

function described({ counts, problemCount }: ImportRow): string {
  const { created = 0, updated = 0, unchanged = 0 } = counts.Patient ?? {};
  const persons = created + updated + unchanged;
  const lines = Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, of]) => {
      const parts = Object.entries(of).flatMap(([outcome, number]) =>
        number > 0 && outcome !== 'read' ? [`${number} ${words[outcome] ?? outcome}`] : [],
      );
      return `  ${type}: ${parts.join(', ') || `${of.read} read`}`;
    });
  return [
    `Imported ${persons} ${persons === 1 ? 'person' : 'persons'}.`,
    ...lines,
    problemCount === 0 ? 'Everything was taken.' : `${problemCount} ${problemCount === 1 ? 'thing was' : 'things were'} not taken:`,
  ].join('\n');
}

const words: Readonly<Record<string, string>> = { created: 'new', unsupported: 'of a type that is not taken over' };

async function actorFor(ownerUrl: string, options: ImportOptions): Promise<Actor> {
  const owner = queryBuilder(openPool(ownerUrl, 1));
  try {
    const networks = await owner.selectFrom('networks').select(['id', 'name', 'timeZone', 'language']).execute();
    const network = theOne('network', networks, options.network, '--network');
    const organizations = await owner
      .selectFrom('organizations')
      .select(['id', 'name'])
      .where('networkId', '=', network.id)
      .where('active', '=', true)
      // Without being told, the organisation that manages cases is meant.
      .$if(options.for === undefined, (query) =>
        query.where(
          sql<boolean>`EXISTS (SELECT FROM programs p WHERE p.network_id = organizations.network_id AND p.organization_id = organizations.id)`,
        ),
      )
      .orderBy('name')
      .execute();
    const organization = theOne('organisation', organizations, options.for, '--for');
    return systemActor(network.id, {
      timeZone: network.timeZone,
      language: network.language as Actor['language'],
      organizationId: organization.id,
    });
  } finally {
    await owner.destroy();
  }
}

function theOne<Item extends { id: string; name: string }>(
  what: string,
  items: readonly Item[],
  wanted: string | undefined,
  option: string,
): Item {
  const fitting =
    wanted === undefined ? items : items.filter((item) => item.id === wanted || item.name.toLowerCase() === wanted.toLowerCase());
  const [one, ...others] = fitting;
  if (one && others.length === 0) return one;
  if (items.length === 0) throw new OperatorError(`There is no ${what} yet: start Lotse first.`);
  const names = items.slice(0, 20).map((item) => item.name);
  throw new OperatorError(`Say which ${what} takes the persons in, with ${option}: ${names.join(', ')}.`);
}
