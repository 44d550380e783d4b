import { sql } from 'kysely';
import { DataCategory, Refused } from '#kernel';
import type { Tx } from '#platform';
import { type NeedDomain, NeedDomain as NeedDomains, StrengthDomain } from '../model-domains.ts';
import { NeedStatus, type NeedView, StrengthStatus, type StrengthView } from '../model-needs.ts';

/** Needs of a case that the actor may see: what is open first, the most urgent first. */
export async function listNeeds(tx: Tx, caseId: string): Promise<NeedView[]> {
  const rows = await needRows(tx)
    .where('n.caseId', '=', caseId)
    .orderBy(sql`array_position(ARRAY['open', 'deferred', 'met', 'rejected'], n.status)`)
    .orderBy('n.priority')
    .orderBy('n.createdAt')
    .orderBy('n.id')
    .execute();
  return rows.map(toNeed);
}

/** One need; refuses `record.not-found`. */
export async function loadNeed(tx: Tx, id: string): Promise<NeedView & { personId: string }> {
  const row = await needRows(tx).select('n.personId').where('n.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return { ...toNeed(row), personId: row.personId };
}

/** Strengths of a case, the present ones first. */
export async function listStrengths(tx: Tx, caseId: string): Promise<StrengthView[]> {
  const rows = await strengthRows(tx)
    .where('n.caseId', '=', caseId)
    .orderBy(sql`array_position(ARRAY['present', 'past', 'rejected'], n.status)`)
    .orderBy('n.createdAt')
    .orderBy('n.id')
    .execute();
  return rows.map(toStrength);
}

/** One strength; refuses `record.not-found`. */
export async function loadStrength(tx: Tx, id: string): Promise<StrengthView & { personId: string }> {
  const row = await strengthRows(tx).select('n.personId').where('n.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return { ...toStrength(row), personId: row.personId };
}

/** Open needs of a case, seen or not: whether there is a need does not depend on who asks. Call with the platform's sight. */
export async function countOpenNeeds(tx: Tx, caseId: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('needs')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('caseId', '=', caseId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
}

function needRows(tx: Tx) {
  return tx.db
    .selectFrom('needs as n')
    .leftJoin('users as u', 'u.id', 'n.createdBy')
    .select(['n.id', 'n.caseId', 'n.category', 'n.domain', 'n.text', 'n.ownWords', 'n.wantsHelp', 'n.level', 'n.priority', 'n.status'])
    .select(['n.statusReason', 'n.sourceAssessmentId', 'n.version', 'n.createdAt as recordedAt'])
    .select(sql<string>`coalesce(u.given_name || ' ' || u.family_name, '')`.as('recordedBy'));
}

function strengthRows(tx: Tx) {
  return tx.db
    .selectFrom('strengths as n')
    .leftJoin('users as u', 'u.id', 'n.createdBy')
    .select(['n.id', 'n.caseId', 'n.category', 'n.domain', 'n.text', 'n.status', 'n.statusReason'])
    .select(['n.sourceAssessmentId', 'n.version', 'n.createdAt as recordedAt'])
    .select(sql<string>`coalesce(u.given_name || ' ' || u.family_name, '')`.as('recordedBy'));
}

function toNeed(row: Awaited<ReturnType<ReturnType<typeof needRows>['executeTakeFirstOrThrow']>>): NeedView {
  const domain: NeedDomain = NeedDomains.parse(row.domain);
  return { ...row, domain, category: DataCategory.parse(row.category), status: NeedStatus.parse(row.status) };
}

function toStrength(row: Awaited<ReturnType<ReturnType<typeof strengthRows>['executeTakeFirstOrThrow']>>): StrengthView {
  return {
    ...row,
    category: DataCategory.parse(row.category),
    domain: StrengthDomain.parse(row.domain),
    status: StrengthStatus.parse(row.status),
  };
}
