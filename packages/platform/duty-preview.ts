import { type RawBuilder, sql } from 'kysely';
import { settle, unsettledOf } from './duties.ts';
import type { DutySource } from './duty-source.ts';
import { asSystem } from './transaction.ts';
import type { Tx } from './tx.ts';

/** How many deadlines a change would move, among those looked at. */
export interface MovedDeadlines {
  readonly moved: number;
  readonly deadlines: number;
  /** Whether everything that hangs on the change was looked at, or only the first hundred cases. */
  readonly isComplete: boolean;
}

/**
 * Makes a change, sees which deadlines it moves, and takes it back: nothing of it stays, neither rows nor jobs nor events. `mark` says what hangs on
 * the change, as {@link Tx.unsettledCases} wants it.
 */
export async function previewChange(
  tx: Tx,
  sources: readonly DutySource[],
  mark: () => Promise<{ isComplete: boolean }>,
  change: () => Promise<void>,
): Promise<MovedDeadlines> {
  const events = tx.events.length;
  await sql`SAVEPOINT preview`.execute(tx.db);
  try {
    const { isComplete } = await mark();
    const scopes = sources.flatMap((source) => [...unsettledOf(tx, source)].map((scopeId) => ({ source, scopeId })));
    const derive = () =>
      asSystem(tx, async () => {
        for (const { source, scopeId } of scopes) await settle(tx, source, scopeId);
        return deadlinesOf(tx, [...new Set(scopes.map(({ scopeId }) => scopeId))]);
      });
    const before = await derive();
    await change();
    const after = await derive();
    return { moved: [...after].filter((deadline) => !before.has(deadline)).length, deadlines: after.size, isComplete };
  } finally {
    await sql`ROLLBACK TO SAVEPOINT preview`.execute(tx.db);
    tx.events.length = events;
    tx.unsettledCases.clear();
    tx.unsettledScopes.clear();
  }
}

async function deadlinesOf(tx: Tx, scopes: readonly string[]): Promise<Set<string>> {
  if (scopes.length === 0) return new Set();
  const ofScopes: RawBuilder<boolean> = sql`scope_id = ANY (${[...scopes]}::uuid[])`;
  const rows = await tx.db
    .selectFrom('duties')
    .where(ofScopes)
    .where('dismissedAt', 'is', null)
    .select(['source', 'scopeId', 'kind', 'dueAt'])
    .execute();
  return new Set(rows.map(({ source, scopeId, kind, dueAt }) => [source, scopeId, kind, dueAt].join(' ')));
}
