import { sql } from 'kysely';
import { z } from 'zod';
import { DataCategory } from '#kernel';
import { safetyPriority } from './duty-source.ts';
import type { Tx } from './tx.ts';

/** A duty as lists and the Today screen show it. */
export const DutyView = z.object({
  id: z.uuid(),
  area: z.string(),
  kind: z.string(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  personId: z.uuid().nullable(),
  /** Null when the name is hidden from the reader. */
  personName: z.string().nullable(),
  category: DataCategory,
  facts: z.record(z.string(), z.unknown()),
  startsAt: z.string(),
  dueAt: z.string(),
  dueOn: z.string().nullable(),
  warnAt: z.string().nullable(),
  escalatesAt: z.string().nullable(),
  ruleId: z.string().nullable(),
  citation: z.string().nullable(),
  priority: z.number().int(),
  holderUserId: z.uuid().nullable(),
  holderName: z.string().nullable(),
  assigneeOrganizationId: z.uuid().nullable(),
  assigneeRole: z.string().nullable(),
  verb: z.string(),
  target: z.string(),
  postponedUntil: z.string().nullable(),
  postponedReason: z.string().nullable(),
});
export type DutyView = z.infer<typeof DutyView>;

export const DutyQuery = z.object({
  /** `mine` what I hold or my role in my organisation owes; `team` everything of my organisation's people; a case's duties with caseId. */
  of: z.enum(['mine', 'team']).default('mine'),
  caseId: z.uuid().optional(),
  /** Whose; `none` for what a role owes and nobody has taken. */
  userId: z.union([z.uuid(), z.literal('none')]).optional(),
  kind: z.string().max(80).optional(),
  /** `escalated` what others owe and my role is told of, because its time has passed. */
  state: z.enum(['open', 'overdue', 'postponed', 'escalated']).default('open'),
  until: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type DutyQuery = z.infer<typeof DutyQuery>;

/**
 * The one query behind Today, the sign-off list, the inbox and the team board: safety first, then what is due first. Whether a person or a case may be seen is
 * looked up once for each of them, not for each of the duties they have.
 */
export async function listDuties(tx: Tx, query: DutyQuery): Promise<DutyView[]> {
  const rows = await tx.db
    .with(
      (cte) => cte('owed').materialized(),
      () => owedRows(tx, query),
    )
    .with(
      (cte) => cte('who').materialized(),
      (db) =>
        db
          .selectFrom('persons as p')
          .where('p.id', 'in', (eb) => eb.selectFrom('owed').select('owed.personId'))
          .select('p.id')
          .select(sql<string | null>`nullif(trim(coalesce(p.preferred_name, p.given_names) || ' ' || p.family_name), '')`.as('name')),
    )
    .with(
      (cte) => cte('what').materialized(),
      (db) =>
        db
          .selectFrom('cases as c')
          .where('c.id', 'in', (eb) => eb.selectFrom('owed').select('owed.caseId'))
          .select(['c.id', 'c.number']),
    )
    .selectFrom('owed as d')
    .leftJoin('who', 'who.id', 'd.personId')
    .leftJoin('what', 'what.id', 'd.caseId')
    .leftJoin('users as u', 'u.id', 'd.holderUserId')
    .selectAll('d')
    .select(['who.name as personName', 'what.number as caseNumber'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('holderName'))
    .orderBy(safetyFirst, 'desc')
    .orderBy('d.dueAt')
    .orderBy('d.priority', 'desc')
    .orderBy('d.id')
    .execute();
  return rows.map((row) => ({ ...row, category: DataCategory.parse(row.category), facts: row.facts as Record<string, unknown> }));
}

const safetyFirst = sql`d.priority >= ${sql.lit(safetyPriority)}`;

function owedRows(tx: Tx, query: DutyQuery) {
  return narrowed(tx, query)
    .select(['d.id', 'd.area', 'd.kind', 'd.caseId', 'd.personId', 'd.category', 'd.facts', 'd.startsAt', 'd.dueAt', 'd.dueOn', 'd.warnAt'])
    .select(['d.escalatesAt', 'd.ruleId', 'd.citation', 'd.priority', 'd.holderUserId', 'd.assigneeOrganizationId', 'd.assigneeRole'])
    .select(['d.verb', 'd.target', 'd.postponedUntil', 'd.postponedReason'])
    .orderBy(safetyFirst, 'desc')
    .orderBy('d.dueAt')
    .orderBy('d.priority', 'desc')
    .orderBy('d.id')
    .limit(query.limit);
}

/** How many duties {@link listDuties} would list, however many it may. */
export async function countOwed(tx: Tx, query: Omit<DutyQuery, 'limit'>): Promise<number> {
  const { count } = await narrowed(tx, query)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface DutyCount {
  /** Null for what a role owes and nobody has taken. */
  readonly holderUserId: string | null;
  readonly area: string;
  readonly kind: string;
  readonly count: number;
  readonly firstDueAt: string;
}

/** How many duties of each kind each person owes: the same rows that {@link listDuties} lists with the same question. */
export async function countDuties(tx: Tx, query: Pick<DutyQuery, 'of' | 'state'>): Promise<DutyCount[]> {
  return tx.db
    .selectFrom('duties as d')
    .where('d.dismissedAt', 'is', null)
    .where(scopeOf(tx, query))
    .where(stateOf(tx, query.state))
    .groupBy(['d.holderUserId', 'd.area', 'd.kind'])
    .select(['d.holderUserId', 'd.area', 'd.kind'])
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<string>`min(d.due_at)`.as('firstDueAt'))
    .orderBy('d.area')
    .orderBy('d.kind')
    .execute();
}

function narrowed(tx: Tx, query: Omit<DutyQuery, 'limit'>) {
  return tx.db
    .selectFrom('duties as d')
    .where('d.dismissedAt', 'is', null)
    .where(scopeOf(tx, query))
    .where(stateOf(tx, query.state))
    .$if(query.caseId !== undefined, (rows) => rows.where('d.caseId', '=', query.caseId ?? ''))
    .$if(query.userId === 'none', (rows) => rows.where('d.holderUserId', 'is', null))
    .$if(query.userId !== undefined && query.userId !== 'none', (rows) => rows.where('d.holderUserId', '=', query.userId ?? ''))
    .$if(query.kind !== undefined, (rows) => rows.where('d.kind', '=', query.kind ?? ''))
    .$if(query.until !== undefined, (rows) => rows.where('d.dueAt', '<', query.until ?? ''));
}

function scopeOf(tx: Tx, query: Omit<DutyQuery, 'limit'>) {
  const { organizationId } = tx.actor;
  if (query.caseId !== undefined) return sql<boolean>`true`;
  if (query.of === 'mine') return isMine(tx);
  // An array, because a condition with OR is looked up in indexes only when both sides are known beforehand; else all that is late in the network is read.
  return sql<boolean>`(d.assignee_organization_id = ${organizationId} OR d.holder_user_id = ANY (ARRAY
    (SELECT m.user_id FROM memberships m WHERE m.organization_id = ${organizationId} AND (m.valid_until IS NULL OR m.valid_until > current_date))))`;
}

/** What I hold, or what my role owes and nobody has taken. */
function isMine({ actor: { userId, organizationId, roles } }: Tx) {
  return sql<boolean>`(d.holder_user_id = ${userId} OR (d.holder_user_id IS NULL
    AND d.assignee_organization_id = ${organizationId} AND d.assignee_role = ANY (${[...roles]}::text[])))`;
}

function stateOf(tx: Tx, state: DutyQuery['state']) {
  const now = tx.now.toString();
  if (state === 'postponed') return sql<boolean>`d.postponed_until > ${now}::timestamptz`;
  // What begins only later (how did it go?) is known already, but not owed yet.
  const open = sql<boolean>`(d.starts_at <= ${now}::timestamptz AND (d.postponed_until IS NULL OR d.postponed_until <= ${now}::timestamptz))`;
  if (state === 'overdue') return sql<boolean>`(${open} AND d.due_at < ${now}::timestamptz)`;
  if (state === 'escalated')
    return sql<boolean>`(${open} AND d.escalates_at < ${now}::timestamptz AND d.escalates_to = ANY (${[...tx.actor.roles]}::text[]) AND NOT coalesce(${isMine(tx)}, false))`;
  return open;
}
