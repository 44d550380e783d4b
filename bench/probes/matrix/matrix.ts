import { AsyncLocalStorage } from 'node:async_hooks';
import { type DataCategory, mayDo, type Permission } from '#kernel';
import type { Transactor } from '#platform';
import { testServer } from '#testing';
import { scratchPostgres } from '../../../apps/server/embedded/index.ts';
import { demands, forEverybody } from '../demands.ts';
import { apiOperations, type Operation } from '../operations.ts';
import { openStage, type Prepared, prepare } from '../recipes/index.ts';
import { markCase, markedCategories, markOf } from './marks.ts';
import { type KnownRecord, knownRecords } from './records.ts';
import { type Asker, askers, type Standing } from './who.ts';

/** What a run of the matrix compared, and where an answer was another than the table says. */
export interface MatrixReport {
  readonly operations: number;
  readonly combinations: number;
  readonly byStanding: ReadonlyMap<Standing, { readonly asked: number; readonly allowed: number; readonly denied: number }>;
  readonly differences: readonly string[];
}

/** Whether what is asked now is taken back when it is done, so that everybody asks about the same records. */
const undoing = new AsyncLocalStorage<true>();

/** Chooses every so-manieth combination, so that each operation is asked by other people. */
export function oneIn(every: number): () => boolean {
  let turn = 0;
  return () => {
    turn += 1;
    return turn % every === 0;
  };
}

/** Asks every operation as everybody in every standing, of open cases and of the same ones closed; `which` leaves out askers of a short run. */
export async function accessMatrix(which: (asker: Asker, operation: Operation) => boolean = () => true): Promise<MatrixReport> {
  const server = await testServer({}, { limited: false, around: undone });
  try {
    const stage = await openStage(server);
    const { all, grant } = await askers(server);
    const operations = (await apiOperations()).filter(({ name }) => !forEverybody.includes(name));
    const prepared: { operation: Operation; ready: Prepared }[] = [];
    for (const operation of operations) prepared.push({ operation, ready: await prepare(stage, operation) });
    const planId =
      prepared
        .find(({ operation }) => operation.name === 'GET /plans/{id}')
        ?.ready.url.split('/')
        .at(-1) ?? '';
    await markCase(stage, (await stage.make('GET', `/plans/${planId}`)).caseId, planId);
    await grant();
    const records = await knownRecords(server.ownerUrl, (await scratchPostgres()).adminUrl);

    const differences: string[] = [];
    const byStanding = new Map<Standing, { asked: number; allowed: number; denied: number }>();
    for (const asker of all) {
      const counts = byStanding.get(asker.standing) ?? { asked: 0, allowed: 0, denied: 0 };
      byStanding.set(asker.standing, counts);
      for (const { operation, ready } of prepared) {
        if (ready.headers.cookie || !which(asker, operation)) continue;
        const answer = await undoing.run(true, () => server.request(asker.actor, operation.method, ready.url, ready.body, ready.headers));
        counts.asked += 1;
        counts[answer.status < 400 ? 'allowed' : 'denied'] += 1;
        const text = JSON.stringify(answer.body) ?? '';
        for (const what of differencesOf(asker, operation, recordsIn(ready, records), answer.status, text))
          differences.push(`${operation.name} to ${asker.name}: ${what}`);
      }
    }
    const combinations = [...byStanding.values()].reduce((sum, { asked }) => sum + asked, 0);
    return { operations: operations.length, combinations, byStanding, differences };
  } finally {
    await server.stop();
  }
}

function recordsIn({ url }: Prepared, records: ReadonlyMap<string, KnownRecord>): KnownRecord[] {
  return (url.split('?')[0] ?? '').split('/').flatMap((part) => records.get(part) ?? []);
}

const permissionsOf = Map.groupBy(
  Object.entries(demands).flatMap(([permission, names]) => names.map((name) => ({ name, permission: permission as Permission }))),
  ({ name }) => name,
);

/** Where the answer is another than it has to be by the table of permissions and by what was granted. */
function differencesOf(asker: Asker, operation: Operation, about: readonly KnownRecord[], status: number, text: string): string[] {
  const wrong: string[] = [];
  const asked = permissionsOf.get(operation.name);
  const isPermitted = !asked || asked.some(({ permission }) => mayDo([asker.role], permission));
  const isToldSo = status === 403 && text.includes('"permission":');
  if (!isPermitted && !isToldSo) wrong.push(`lacks the permission and is answered ${status} ${text.slice(0, 120)}`);
  if (isPermitted && isToldSo) wrong.push('has the permission and is told that they lack it');
  if (status >= 500 && !text.includes('pdf.unavailable')) wrong.push(`is answered ${status}`);
  const hidden = about.filter((record) => !isSeen(asker, record));
  if (hidden.length > 0 && status < 400)
    wrong.push(`may not see ${hidden.map(({ table, category }) => `${table} ${category ?? ''}`).join(', ')} and is answered ${status}`);
  if (
    hidden.length === 0 &&
    about.length > 0 &&
    isPermitted &&
    operation.method === 'GET' &&
    status >= 400 &&
    !knowsAsMuch(asker, operation)
  )
    wrong.push(`may see it and is answered ${status} ${text.slice(0, 160)}`);
  if (asker.isManager && isPermitted && about.some(({ caseId }) => caseId !== null) && status === 404)
    wrong.push('works on the case and does not find it');
  for (const category of markedCategories)
    if (!asker.sees.has(category) && text.includes(markOf(category))) wrong.push(`is shown what is ${category}`);
  return wrong;
}

/** Answers that take more than sight: the manager and the supervisor get them, for others each operation has its own rule and its own test. */
function knowsAsMuch({ isManager, role, standing }: Asker, { name }: Operation): boolean {
  return demandsWholeSight.has(name) && !isManager && !(role === 'supervisor' && standing === 'harbor');
}
const demandsWholeSight: ReadonlySet<string> = new Set<string>([]);

/** Tables whose rows are seen with the case, whatever of it is seen: who works on it, and that it is there. */
const withTheCase: ReadonlySet<string> = new Set(['cases', 'care_team_members']);

function isSeen({ sees, standing, role }: Asker, { table, category, caseId, personId, hasCase }: KnownRecord): boolean {
  if (standing === 'another network') return false;
  const registered = standing !== 'no consent' && ['harbor', 'on the team for some categories', 'left the team'].includes(standing);
  // Whom an organisation registered, its intake and its supervisors know before any case.
  const knownBefore: readonly DataCategory[] =
    registered && (role === 'intake_worker' || role === 'supervisor') ? ['identity', 'social', 'health_general'] : [];
  if (caseId === null && personId !== null)
    return (hasCase && sees.has(category ?? 'identity')) || knownBefore.includes(category ?? 'identity');
  if (withTheCase.has(table)) return sees.size > 0;
  return category === null ? sees.size > 0 : sees.has(category);
}

/** Does the work and answers what came of it, but keeps nothing of what is asked by the matrix. */
function undone(inTransaction: Transactor): Transactor {
  return async (actor, work) => {
    if (undoing.getStore() === undefined) return inTransaction(actor, work);
    const enough = new Error('that is enough');
    let result: unknown;
    try {
      await inTransaction(actor, async (tx) => {
        result = await work(tx);
        throw enough;
      });
    } catch (error) {
      if (error !== enough) throw error;
    }
    return result as never;
  };
}
