import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Acuity } from '#kernel';
import { decodeCursor, PageQuery, type Tx, toPage } from '#platform';
import { CaseModel, CaseState, openStates } from '../model.ts';
import { dueNext, isOwed, overdueCount, personName } from './expressions.ts';
import type { CaseListItem, NextDeadline } from './view-models.ts';

const yes = z.enum(['true', 'false']).transform((value) => value === 'true');
/** States as the address has them: one, or several with commas between them. */
const States = z.preprocess((text) => (typeof text === 'string' ? text.split(',') : text), z.array(CaseState).min(1).max(20));

/** What a list of cases may be narrowed to, and how it is sorted. */
export const CaseFilter = z.object({
  /** `mine`: those I manage or work on; `all`: every case I may see. */
  of: z.enum(['mine', 'all']).default('mine'),
  /** States with commas between them; all open ones unless said otherwise. */
  state: States.optional(),
  managerId: z.union([z.uuid(), z.literal('none')]).optional(),
  programId: z.uuid().optional(),
  model: CaseModel.optional(),
  acuity: z.coerce.number().int().min(1).max(4).optional(),
  overdue: yes.optional(),
  /** Overdue duties of this kind, as the team board counts them. */
  duty: z.string().max(80).optional(),
  q: z.string().trim().max(100).optional(),
  /** By what; with a minus before it, the other way round. */
  sort: z.enum(['deadline', '-deadline', 'name', '-name', 'number', '-number', 'since', '-since']).default('deadline'),
});
export type CaseFilter = z.output<typeof CaseFilter>;
export const CaseQuery = PageQuery.extend(CaseFilter.shape);
export type CaseQuery = z.output<typeof CaseQuery>;

const Cursor = z.tuple([z.string(), z.uuid()]);

/** One page of cases, and how many there are in all. */
export async function listCases(tx: Tx, query: CaseQuery) {
  const after = decodeCursor(query.cursor, Cursor);
  const order = orderOf(query.sort);
  const rows = await caseRows(tx, query)
    .select(order.key.as('sortKey'))
    .$if(after !== undefined, (rows) =>
      rows.where(sql<boolean>`(${order.key}, c.id) ${sql.raw(order.direction === 'asc' ? '>' : '<')} (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy(order.key, order.direction)
    .orderBy('c.id', order.direction)
    .limit(sql.lit(query.limit + 1))
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.sortKey, row.id] as const);
  const { total } = await filtered(tx, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { items: page.items.map(toItem), nextCursor: page.nextCursor, total };
}

/** All cases that fit, for an export of exactly what is shown. */
export async function allCases(tx: Tx, filter: CaseFilter): Promise<CaseListItem[]> {
  const order = orderOf(filter.sort);
  const rows = await caseRows(tx, filter).orderBy(order.key, order.direction).orderBy('c.id', order.direction).limit(10_000).execute();
  return rows.map(toItem);
}

type Direction = 'asc' | 'desc';

/** Sorted by text, so that one cursor fits all; a case without deadline comes last either way. */
function orderOf(sort: CaseFilter['sort']): { key: RawBuilder<string>; direction: Direction } {
  const direction: Direction = sort.startsWith('-') ? 'desc' : 'asc';
  switch (sort) {
    case 'deadline':
    case '-deadline':
      return { key: sql`coalesce(${dueFirst}, ${direction === 'asc' ? 'none' : ''})`, direction };
    case 'name':
    case '-name':
      return { key: sql`coalesce(p.sort_name, ${direction === 'asc' ? '~' : ''})`, direction };
    case 'number':
    case '-number':
      return { key: sql`c.number`, direction };
    case 'since':
    case '-since':
      return { key: sql`to_char(c.state_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, direction };
  }
}

const dueFirst = sql<string | null>`to_char((SELECT min(d.due_at) FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id
  AND d.dismissed_at IS NULL AND d.starts_at <= now()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`;

function caseRows(tx: Tx, filter: CaseFilter) {
  return filtered(tx, filter)
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .leftJoin('users as u', 'u.id', 'c.caseManagerId')
    .select(['c.id', 'c.number', 'c.personId', 'c.state', 'c.stateSince', 'c.model', 'c.acuity', 'c.openedOn'])
    .select(['c.programId', 'g.name as programName', 'c.organizationId', 'o.name as organizationName', 'c.caseManagerId'])
    .select([personName.as('personName'), dueNext(tx).as('nextDeadline'), overdueCount(tx).as('overdue')])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('caseManagerName'));
}

function filtered(tx: Tx, filter: CaseFilter) {
  const { userId } = tx.actor;
  const now = tx.now.toString();
  return tx.db
    .selectFrom('cases as c')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .where('c.state', 'in', [...(filter.state ?? openStates)])
    .$if(filter.of === 'mine', (rows) =>
      rows.where(
        sql<boolean>`(c.case_manager_id = ${userId} OR EXISTS (SELECT FROM care_team_members m WHERE m.network_id = c.network_id AND m.case_id = c.id
          AND m.user_id = ${userId} AND m.ended_at IS NULL AND (m.member_until IS NULL OR m.member_until >= ${tx.today})))`,
      ),
    )
    .$if(filter.managerId === 'none', (rows) => rows.where('c.caseManagerId', 'is', null))
    .$if(filter.managerId !== undefined && filter.managerId !== 'none', (rows) =>
      rows.where('c.caseManagerId', '=', filter.managerId ?? ''),
    )
    .$if(filter.programId !== undefined, (rows) => rows.where('c.programId', '=', filter.programId ?? ''))
    .$if(filter.model !== undefined, (rows) => rows.where('c.model', '=', filter.model ?? ''))
    .$if(filter.acuity !== undefined, (rows) => rows.where('c.acuity', '=', filter.acuity ?? 0))
    .$if(filter.overdue === true || filter.duty !== undefined, (rows) =>
      rows.where(
        sql<boolean>`EXISTS (SELECT FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id AND ${isOwed(now)} AND d.due_at < ${now}::timestamptz
          AND (${filter.duty ?? null}::text IS NULL OR d.kind = ${filter.duty ?? null}))`,
      ),
    )
    .$if(filter.q !== undefined && filter.q !== '', (rows) =>
      rows.where(
        sql<boolean>`(c.number LIKE ${`${filter.q}%`} OR lower(p.given_names || ' ' || coalesce(p.preferred_name, '') || ' ' || p.family_name) LIKE ${`%${filter.q?.toLowerCase()}%`})`,
      ),
    );
}

function toItem(row: Awaited<ReturnType<ReturnType<typeof caseRows>['execute']>>[number]): CaseListItem {
  return {
    ...row,
    state: CaseState.parse(row.state),
    model: CaseModel.parse(row.model),
    acuity: Acuity.parse(row.acuity),
    nextDeadline: row.nextDeadline as NextDeadline | null,
  };
}
