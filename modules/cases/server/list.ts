import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Acuity } from '#kernel';
import { decodeCursor, PageQuery, type Tx, toPage } from '#platform';
import { CaseModel, CaseState, openStates } from '../model.ts';
import { deadlineFacts, isOwed, personName } from './expressions.ts';
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
  const { direction } = orderOf(query.sort);
  const rows = await caseRows(tx, query)
    .select([
      'c.sortKey',
      (eb) =>
        eb
          .selectFrom('fitting')
          .select((all) => all.fn.countAll<number>().as('count'))
          .as('total'),
    ])
    .$if(after !== undefined, (rows) =>
      rows.where(sql<boolean>`(c.sort_key, c.id) ${sql.raw(direction === 'asc' ? '>' : '<')} (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .limit(query.limit + 1)
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.sortKey, row.id] as const);
  return { items: page.items.map(toItem), nextCursor: page.nextCursor, total: rows[0]?.total ?? 0 };
}

/** All cases that fit, for an export of exactly what is shown. */
export async function allCases(tx: Tx, filter: CaseFilter): Promise<CaseListItem[]> {
  return (await caseRows(tx, filter).limit(10_000).execute()).map(toItem);
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

const dueFirst = sql<string | null>`to_char(owed.first_due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`;

/** What is owed on each case is read once, for its place in the order, its next deadline and how much is late. */
function caseRows(tx: Tx, filter: CaseFilter) {
  const { key, direction } = orderOf(filter.sort);
  return tx.db
    .with(
      (cte) => cte('fitting').materialized(),
      () =>
        filtered(tx, filter)
          .leftJoinLateral(owedOf(tx), (join) => join.onTrue())
          .select(['c.id', 'c.number', 'c.personId', 'c.state', 'c.stateSince', 'c.model', 'c.acuity', 'c.openedOn'])
          .select(['c.programId', 'c.organizationId', 'c.caseManagerId', 'owed.firstId', 'owed.overdue'])
          .select([personName.as('personName'), key.as('sortKey')]),
    )
    .selectFrom('fitting as c')
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .leftJoin('users as u', 'u.id', 'c.caseManagerId')
    .leftJoin('duties as d', 'd.id', 'c.firstId')
    .select(['c.id', 'c.number', 'c.personId', 'c.state', 'c.stateSince', 'c.model', 'c.acuity', 'c.openedOn'])
    .select(['c.programId', 'g.name as programName', 'c.organizationId', 'o.name as organizationName', 'c.caseManagerId'])
    .select(['c.personName', 'c.overdue', deadline.as('nextDeadline')])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('caseManagerName'))
    .orderBy('c.sortKey', direction)
    .orderBy('c.id', direction);
}

const deadline = sql<unknown>`CASE WHEN d.id IS NOT NULL THEN ${deadlineFacts} END`;

function owedOf(tx: Tx) {
  const now = tx.now.toString();
  return tx.db
    .selectFrom('duties as d')
    .where(sql<boolean>`d.network_id = c.network_id AND d.case_id = c.id`)
    .where(isOwed(now))
    .select(sql<string | null>`(array_agg(d.id ORDER BY d.due_at, d.id))[1]`.as('firstId'))
    .select(sql<string | null>`min(d.due_at)`.as('firstDue'))
    .select(sql<number>`(count(*) FILTER (WHERE d.due_at < ${now}::timestamptz))::int`.as('overdue'))
    .as('owed');
}

function filtered(tx: Tx, filter: CaseFilter) {
  const { networkId } = tx.actor;
  const states = [...(filter.state ?? openStates)];
  const now = tx.now.toString();
  return tx.db
    .selectFrom('cases as c')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .where(sql<boolean>`c.state = ANY (${states}::text[])`)
    .$if(filter.of === 'mine', (rows) =>
      rows.where(sql<boolean>`c.network_id = ${networkId} AND c.id IN (SELECT cases_worked_on(${states}::text[], ${tx.today}::date))`),
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
    overdue: row.overdue ?? 0,
    nextDeadline: row.nextDeadline as NextDeadline | null,
  };
}
