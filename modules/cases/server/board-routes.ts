import { z } from 'zod';
import { type App, countDuties, type DutyCount, endWithNext, type Platform, permitted, signedIn, type Tx } from '#platform';
import { openStates } from '../model.ts';
import { loadOf } from './caseload.ts';
import { carries, limitsOf, teamOf } from './colleagues.ts';
import { ColleagueView } from './view-models.ts';

const KindCount = z.object({ area: z.string(), kind: z.string(), count: z.int() });
const BoardRow = ColleagueView.extend({ overdue: z.array(KindCount), late: z.int() });
const Board = z.object({
  workers: z.array(BoardRow),
  /** What a role owes and nobody has taken. */
  nobody: z.object({ overdue: z.array(KindCount), late: z.int() }),
  /** Every kind that is late somewhere, with its sum: the columns of the table. */
  kinds: z.array(KindCount),
  late: z.int(),
  escalated: z.int(),
});
const Mine = z.object({
  cases: z.int(),
  weighted: z.number(),
  soft: z.number().nullable(),
  hard: z.number().nullable(),
  byState: z.array(z.object({ state: z.string(), count: z.int() })),
});

/** Loads: what I carry, what others carry, and for supervisors who is late with what. */
export function boardRoutes(app: App, { inTransaction }: Platform): void {
  const tags = ['cases'];

  app.get('/caseload', { schema: { tags, response: { 200: Mine } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { userId, organizationId, roles } = tx.actor;
      const limits = organizationId && carries(roles) ? await limitsOf(tx, organizationId) : { soft: null, hard: null };
      const load = await loadOf(tx, userId ?? '');
      await endWithNext(tx.db);
      return { ...load, ...limits, byState: await countStates(tx) };
    }),
  );

  app.get('/colleagues', { schema: { tags, response: { 200: z.object({ items: z.array(ColleagueView) }) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const team = tx.actor.organizationId ? await teamOf(tx, tx.actor.organizationId) : [];
      return { items: team.filter(({ userId }) => userId !== tx.actor.userId) };
    }),
  );

  app.get('/team', { schema: { tags, response: { 200: Board } } }, async (request) =>
    inTransaction(permitted(request, 'team.see'), async (tx) => {
      const team = tx.actor.organizationId ? await teamOf(tx, tx.actor.organizationId) : [];
      const late = await countDuties(tx, { of: 'team', state: 'overdue' });
      const escalated = await countDuties(tx, { of: 'team', state: 'escalated' });
      return {
        workers: team.map((worker) => ({ ...worker, ...owed(late, worker.userId) })),
        nobody: owed(late, null),
        kinds: byKind(late),
        late: sum(late),
        escalated: sum(escalated),
      };
    }),
  );
}

async function countStates(tx: Tx) {
  return tx.db
    .selectFrom('cases')
    .where('caseManagerId', '=', tx.actor.userId)
    .where('state', 'in', [...openStates])
    .groupBy('state')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .execute();
}

function owed(counts: readonly DutyCount[], holder: string | null) {
  const theirs = counts.filter(({ holderUserId }) => holderUserId === holder);
  return { overdue: theirs.map(({ area, kind, count }) => ({ area, kind, count })), late: sum(theirs) };
}

function byKind(counts: readonly DutyCount[]) {
  const kinds = new Map<string, { area: string; kind: string; count: number }>();
  for (const { area, kind, count } of counts) {
    const key = `${area}.${kind}`;
    kinds.set(key, { area, kind, count: (kinds.get(key)?.count ?? 0) + count });
  }
  return [...kinds.values()];
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
