import { type RawBuilder, sql } from 'kysely';
import { currentDuties, unsettledOf } from './duties.ts';
import type { DutySource } from './duty-source.ts';
import { asSystem } from './transaction.ts';
import type { Tx } from './tx.ts';

/** How many deadlines a change would move, among those looked at. */
export interface MovedDeadlines {
  readonly moved: number;
  readonly deadlines: number;
  /** Whether everything that hangs on the change was looked at, or only the first cases. */
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
    const derive = () => asSystem(tx, () => deadlinesOf(tx, scopes));
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

/** Derived, not stored: thinking of a change must not hold the duties of the people who are at work. */
async function deadlinesOf(tx: Tx, scopes: readonly { source: DutySource; scopeId: string }[]): Promise<Set<string>> {
  const done = await dismissedOf(tx, [...new Set(scopes.map(({ scopeId }) => scopeId))]);
  const deadlines = new Set<string>();
  for (const { source, scopeId } of scopes)
    for (const { dutyKey, kind, dueAt } of await currentDuties(tx, source, scopeId))
      if (!done.has([source.name, scopeId, dutyKey].join(' '))) deadlines.add([source.name, scopeId, kind, dueAt].join(' '));
  return deadlines;
}

async function dismissedOf(tx: Tx, scopes: readonly string[]): Promise<Set<string>> {
  if (scopes.length === 0) return new Set();
  const ofScopes: RawBuilder<boolean> = sql`scope_id = ANY (${[...scopes]}::uuid[])`;
  const rows = await tx.db
    .selectFrom('duties')
    .where(ofScopes)
    .where('dismissedAt', 'is not', null)
    .select(['source', 'scopeId', 'dutyKey'])
    .execute();
  return new Set(rows.map(({ source, scopeId, dutyKey }) => [source, scopeId, dutyKey].join(' ')));
}
