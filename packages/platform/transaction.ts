import { sql, type Transaction } from 'kysely';
import { type CalendarDate, Temporal, today } from '#kernel';
import type { Actor } from './actor.ts';
import type { Db } from './database.ts';
import type { Database } from './database-schema.gen.ts';
import { settleDuties } from './duties.ts';
import type { DutySource } from './duty-source.ts';
import { writeJournal } from './journal-writer.ts';
import { sendWithNext } from './sql-driver.ts';
import type { Transactor, Tx } from './tx.ts';

/** What came of two who did something at the same time: a failure to put them in an order, a deadlock, a row or a time that both took. */
const meanwhile = new Set(['40001', '40P01', '23505', '23P01']);

/**
 * Builds the one way to open a transaction. `clock` is the real one except in tests. Whoever lost against somebody at the same moment runs the whole
 * work again, twice: what was checked before now finds the other's work, and refuses with a word.
 */
export function transactor(
  db: Db,
  sources: readonly DutySource[],
  clock: () => Temporal.Instant = () => Temporal.Now.instant(),
): Transactor {
  return async (actor, work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(db, sources, actor, clock(), work);
      } catch (error) {
        if (attempt === 3 || !meanwhile.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  };
}

async function runOnce<Result>(
  db: Db,
  sources: readonly DutySource[],
  actor: Actor,
  now: Temporal.Instant,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    await nameActor(trx, actor);
    let day: CalendarDate | undefined;
    const tx: Tx = {
      db: trx,
      actor,
      now,
      // Not every request asks, and which day it is elsewhere is dear to compute.
      get today() {
        day ??= today(now, actor.timeZone);
        return day;
      },
      events: [],
      unsettledCases: new Set(),
      unsettledScopes: new Map(),
      memory: {},
    };
    const result = await work(tx);
    if (tx.events.length + tx.unsettledCases.size + tx.unsettledScopes.size > 0) await asSystem(tx, () => settleDuties(tx, sources));
    if (tx.events.length > 0) await writeJournal(tx);
    return result;
  });
}

/**
 * Row-level security reads these settings. They and the limits of waiting end with the transaction: behind a pooler the next one on this connection
 * is another server's.
 */
async function nameActor(trx: Transaction<Database>, actor: Actor): Promise<void> {
  const naming = sql`SELECT set_config('lotse.network', ${actor.networkId}, true), set_config('lotse.user', ${actor.userId ?? ''}, true),
    set_config('lotse.organization', ${actor.organizationId ?? ''}, true), set_config('lotse.roles', ${`{${actor.roles.join(',')}}`}, true),
    set_config('lotse.categories', ${`{${actor.categories.join(',')}}`}, true), set_config('lotse.purpose', ${actor.purpose}, true),
    set_config('lotse.scope', ${actor.scope}, true),
    set_config('lock_timeout', '15s', true), set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)`;
  await sendWithNext(trx, naming.compile(trx));
}

/**
 * Runs `work` with the sight of the platform instead of the actor's: for what must be computed from the whole case, like duties, however little
 * the actor may see of it. What it reads must never be answered to the actor.
 */
export async function asSystem<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await seeAs(tx, 'system');
  const result = await work();
  await seeAs(tx, tx.actor.scope);
  return result;
}

function seeAs({ db }: Tx, scope: Actor['scope']): Promise<void> {
  return sendWithNext(db, sql`SELECT set_config('lotse.scope', ${scope}, true)`.compile(db));
}
