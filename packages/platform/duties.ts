import { sql } from 'kysely';
import { newId } from '#kernel';
import type { Duty, DutySource } from './duty-source.ts';
import { type DutyRow, storeDuties } from './duty-store.ts';
import { remembering } from './remember.ts';
import { sendWithNext } from './sql-driver.ts';
import type { Tx } from './tx.ts';

/** What is derived again: one scope of one source. */
interface Unsettled {
  readonly source: DutySource;
  readonly scopeId: string;
}

/** Derives the duties of everything the transaction touched and stores the difference. Runs with the platform's sight. */
export async function settleDuties(tx: Tx, sources: readonly DutySource[]): Promise<void> {
  const touched = sources.flatMap((source) => scopesOf(tx, source).map((scopeId) => ({ source, scopeId })));
  await holdScopes(tx, [...new Set(touched.map(({ scopeId }) => scopeId))]);
  await settle(tx, touched);
}

function scopesOf(tx: Tx, source: DutySource): string[] {
  const scopes = new Set(tx.events.map(source.scope).filter((scope) => scope !== undefined));
  for (const scopeId of unsettledOf(tx, source)) scopes.add(scopeId);
  return [...scopes].sort();
}

/**
 * Lets those who write to the duties of the same scope do so one after the other, until their transactions end: each derives from what the others have
 * done, and none waits for a row of another who waits for one of theirs.
 */
export async function holdScopes(tx: Tx, scopes: readonly string[]): Promise<void> {
  if (scopes.length === 0) return;
  const hold = sql`SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(${[...scopes].sort()}::text[]) AS id`;
  await sendWithNext(tx.db, hold.compile(tx.db));
}

/** What hangs on a setting that changed in this transaction, for one source. */
export function unsettledOf(tx: Tx, source: DutySource): ReadonlySet<string> {
  return source.ofCases ? tx.unsettledCases : (tx.unsettledScopes.get(source.name) ?? new Set());
}

/** Stores what the sources see of these scopes now. */
async function settle(tx: Tx, scopes: readonly Unsettled[]): Promise<void> {
  if (scopes.length === 0) return;
  const owed = await remembering(tx, async () => {
    const rows: DutyRow[] = [];
    for (const { source, scopeId } of scopes) rows.push(...(await currentDuties(tx, source, scopeId)));
    return rows;
  });
  await storeDuties(
    tx,
    scopes.map(({ source, scopeId }) => ({ source: source.name, scopeId })),
    owed,
  );
}

/** What the source derives for the scope, as rows; postponing and dismissing stay with the stored row. */
export async function currentDuties(tx: Tx, source: DutySource, scopeId: string): Promise<DutyRow[]> {
  const facts = await source.load(tx, scopeId);
  if (facts === undefined) return [];
  const duties = source.derive(facts, { now: tx.now, today: tx.today, timeZone: tx.actor.timeZone });
  return duties.map((duty) => toRow(source, scopeId, duty));
}

function toRow(source: DutySource, scopeId: string, duty: Duty): DutyRow {
  return {
    id: newId(),
    source: source.name,
    scopeId,
    dutyKey: `${duty.kind}:${duty.occasion}`,
    area: source.name.split('.')[0] ?? source.name,
    kind: duty.kind,
    caseId: duty.caseId ?? null,
    personId: duty.personId ?? null,
    category: duty.category,
    facts: duty.facts,
    startsAt: duty.startsAt.toString(),
    dueAt: duty.dueAt.toString(),
    dueOn: duty.dueOn ?? null,
    warnAt: duty.warnAt?.toString() ?? null,
    escalatesAt: duty.escalation?.at.toString() ?? null,
    escalatesTo: duty.escalation?.to ?? null,
    ruleId: duty.rule?.id ?? null,
    citation: duty.rule?.citation ?? null,
    priority: duty.priority,
    assigneeUserId: 'userId' in duty.assignee ? duty.assignee.userId : null,
    assigneeOrganizationId: 'organizationId' in duty.assignee ? duty.assignee.organizationId : null,
    assigneeRole: 'role' in duty.assignee ? duty.assignee.role : null,
    verb: duty.verb,
    target: duty.target,
  };
}
