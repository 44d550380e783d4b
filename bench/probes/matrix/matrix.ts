import { AsyncLocalStorage } from 'node:async_hooks';
import { type DataCategory, mayDo, type Permission } from '#kernel';
import type { Actor, Transactor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { scratchPostgres } from '../../../apps/server/embedded/index.ts';
import { staysPossible } from '../closed-cases.ts';
import { demands, forEverybody } from '../demands.ts';
import { apiOperations, type Operation } from '../operations.ts';
import { neverAccepted, openStage, type Prepared, prepare } from '../recipes/index.ts';
import { markCase, markedCategories, markOf } from './marks.ts';
import { type KnownRecord, knownRecords } from './records.ts';
import { type Asker, askers } from './who.ts';

/** Accepted in several transactions, each of which builds on the one before: nothing of them comes through when each is taken back. */
const inSteps: ReadonlySet<string> = new Set([
  'POST /session',
  'POST /session/second-factor',
  'POST /session/renewal',
  'POST /invitations/{token}',
  'PUT /imports/{id}',
]);

interface Counts {
  asked: number;
  allowed: number;
  denied: number;
}

interface Ready {
  readonly operation: Operation;
  readonly ready: Prepared;
}

/** What a run of the matrix compared, and where an answer was another than the table says. */
export interface MatrixReport {
  readonly operations: number;
  readonly combinations: number;
  readonly byStanding: ReadonlyMap<string, Readonly<Counts>>;
  readonly differences: readonly string[];
  /** Operations whose request was not accepted from the one it was made for: then the rest says little. */
  readonly unready: readonly string[];
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
export async function accessMatrix(which: () => boolean = () => true): Promise<MatrixReport> {
  const server = await testServer({}, { limited: false, around: undone });
  try {
    const stage = await openStage(server);
    const { all, grant } = await askers(server);
    const prepared: Ready[] = [];
    for (const operation of await apiOperations()) {
      const ready = await prepare(stage, operation);
      prepared.push({ operation, ready });
    }
    const planId =
      prepared
        .find(({ operation }) => operation.name === 'GET /plans/{id}')
        ?.ready.url.split('/')
        .at(-1) ?? '';
    await markCase(stage, (await stage.make('GET', `/plans/${planId}`)).caseId, planId);
    await grant();
    const records = await knownRecords(server.ownerUrl, (await scratchPostgres()).adminUrl);

    const differences: string[] = [];
    const byStanding = new Map<string, Counts>();
    const ask = async (standing: string, actor: Actor | null, { operation, ready }: Ready) => {
      const answer = await undoing.run(true, () => server.request(actor, operation.method, ready.url, ready.body, ready.headers));
      const counts = byStanding.get(standing) ?? { asked: 0, allowed: 0, denied: 0 };
      byStanding.set(standing, counts);
      counts.asked += 1;
      counts[answer.status < 400 ? 'allowed' : 'denied'] += 1;
      return { status: answer.status, text: JSON.stringify(answer.body) ?? '' };
    };

    const unready: string[] = [];
    for (const one of prepared) {
      const { status, text } = await ask('the one it was made for', one.ready.as, one);
      if (status >= 400 && !neverAccepted.has(one.operation.name) && !inSteps.has(one.operation.name))
        unready.push(`${one.operation.name}: ${status} ${text.slice(0, 200)}`);
    }
    for (const asker of all) {
      for (const one of prepared) {
        if (one.ready.headers.cookie || forEverybody.includes(one.operation.name) || !which()) continue;
        const { status, text } = await ask(asker.standing, asker.actor, one);
        for (const what of differencesOf(asker, one.operation, recordsIn(one.ready, records), status, text))
          differences.push(`${one.operation.name} to ${asker.name}: ${what}`);
      }
    }
    await closeAll(server);
    for (const asker of all.filter(({ standing, role }) => standing === 'harbor' && (role === 'case_manager' || role === 'supervisor'))) {
      for (const one of prepared.filter(
        ({ operation, ready }) => ofCases.test(operation.path) && recordsIn(ready, records).some(({ caseId }) => caseId !== null),
      )) {
        const { status } = await ask('harbor, of a closed case', asker.actor, one);
        const { method, name } = one.operation;
        if (method !== 'GET' && status < 400 && !staysPossible.has(name))
          differences.push(`${name} to ${asker.name}: writes on a closed case`);
        if (method === 'GET' && asker.isManager && status === 404)
          differences.push(`${name} to ${asker.name}: does not find what stands on a closed case`);
      }
    }
    const combinations = [...byStanding.values()].reduce((sum, { asked }) => sum + asked, 0);
    return { operations: prepared.length, combinations, byStanding, differences, unready };
  } finally {
    await server.stop();
  }
}

/** Records that hang on one case. */
const ofCases = /^\/api\/(cases|plans|assessments|contacts|appointments|appointment-series|documents)\/\{id\}/;

async function closeAll(server: TestServer): Promise<void> {
  await server.inTransaction(server.system(), async ({ db }) => {
    await db.updateTable('cases').set({ state: 'closed', closedOn: '2026-03-10' }).where('state', '<>', 'closed').execute();
  });
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
  if (isPermitted && isToldSo && !asksWithin.has(operation.name)) wrong.push('has the permission and is told that they lack it');
  if (status >= 500 && !text.includes('pdf.unavailable')) wrong.push(`is answered ${status}`);
  const besides = showsBesides[operation.name];
  const mayBeShown = besides === undefined || asker.sees.has(besides);
  const hidden = about.filter((record) => !isSeen(asker, record));
  if (hidden.length > 0 && status < 400)
    wrong.push(`may not see ${hidden.map(({ table, category }) => `${table} ${category ?? ''}`).join(', ')} and is answered ${status}`);
  if (hidden.length === 0 && about.length > 0 && isPermitted && operation.method === 'GET' && status >= 400 && mayBeShown)
    wrong.push(`may see it and is answered ${status} ${text.slice(0, 160)}`);
  if (asker.isManager && isPermitted && about.some(({ caseId }) => caseId !== null) && status === 404)
    wrong.push('works on the case and does not find it');
  for (const category of markedCategories)
    if (!asker.sees.has(category) && text.includes(markOf(category))) wrong.push(`is shown what is ${category}`);
  return wrong;
}

/** What an answer shows besides the records of its address, by its category. */
const showsBesides: Readonly<Record<string, DataCategory>> = { 'GET /cases/{id}/closure-summary': 'social' };
/** Here the permission hangs on what is sent: each step of a case has its own. */
const asksWithin: ReadonlySet<string> = new Set(['POST /cases/{id}/transitions']);

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
