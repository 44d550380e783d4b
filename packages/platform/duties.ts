import { type Insertable, sql } from 'kysely';
import { newId } from '#kernel';
import type { DutiesTable } from './database-schema.gen.ts';
import type { Duty, DutySource } from './duty-source.ts';
import type { Tx } from './tx.ts';

/** Derives the duties of everything the transaction touched and stores the difference. Runs with the platform's sight. */
export async function settleDuties(tx: Tx, sources: readonly DutySource[]): Promise<void> {
  const touched = sources.map((source) => ({ source, scopes: scopesOf(tx, source) }));
  await holdScopes(tx, [...new Set(touched.flatMap(({ scopes }) => scopes))]);
  for (const { source, scopes } of touched) for (const scopeId of scopes) await settle(tx, source, scopeId);
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
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(${[...scopes].sort()}::text[]) AS id`.execute(tx.db);
}

/** What hangs on a setting that changed in this transaction, for one source. */
export function unsettledOf(tx: Tx, source: DutySource): ReadonlySet<string> {
  return source.ofCases ? tx.unsettledCases : (tx.unsettledScopes.get(source.name) ?? new Set());
}

/** The duties of one scope as the source sees them now; used by the transaction, by the nightly check and by tests. */
export async function settle(tx: Tx, source: DutySource, scopeId: string): Promise<void> {
  const duties = await currentDuties(tx, source, scopeId);
  const keys = duties.map((duty) => duty.dutyKey);
  await tx.db
    .deleteFrom('duties')
    .where('source', '=', source.name)
    .where('scopeId', '=', scopeId)
    .$if(keys.length > 0, (query) => query.where('dutyKey', 'not in', keys))
    .execute();
  if (duties.length === 0) return;
  await tx.db
    .insertInto('duties')
    .values(duties)
    .onConflict((conflict) => conflict.columns(['networkId', 'source', 'scopeId', 'dutyKey']).doUpdateSet((eb) => derivedColumns(eb)))
    .execute();
}

/** What the source derives for the scope, as rows; postponing and dismissing stay with the stored row. */
export async function currentDuties(tx: Tx, source: DutySource, scopeId: string): Promise<Insertable<DutiesTable>[]> {
  const facts = await source.load(tx, scopeId);
  if (facts === undefined) return [];
  const duties = source.derive(facts, { now: tx.now, today: tx.today, timeZone: tx.actor.timeZone });
  return duties.map((duty) => toRow(tx, source, scopeId, duty));
}

function toRow(tx: Tx, source: DutySource, scopeId: string, duty: Duty): Insertable<DutiesTable> {
  return {
    networkId: tx.actor.networkId,
    id: newId(),
    source: source.name,
    scopeId,
    dutyKey: `${duty.kind}:${duty.occasion}`,
    area: source.name.split('.')[0] ?? source.name,
    kind: duty.kind,
    caseId: duty.caseId ?? null,
    personId: duty.personId ?? null,
    category: duty.category,
    facts: sql`${JSON.stringify(duty.facts)}::jsonb`,
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

const derived = ['category', 'facts', 'startsAt', 'dueAt', 'dueOn', 'warnAt', 'ruleId', 'citation', 'priority'] as const;
const assigned = ['escalatesAt', 'escalatesTo', 'assigneeUserId', 'assigneeOrganizationId', 'assigneeRole', 'verb', 'target'] as const;

function derivedColumns(eb: { ref: (name: `excluded.${(typeof derived | typeof assigned)[number]}`) => unknown }) {
  const columns = [...derived, ...assigned];
  return Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])) as never;
}
