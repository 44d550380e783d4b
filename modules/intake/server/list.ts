import { sql } from 'kysely';
import { z } from 'zod';
import type { DeadlinePlace } from '#kernel';
import { loadPlace } from '#modules/cases/server/index.ts';
import { decodeCursor, endWithNext, logRead, PageQuery, type Tx, toPage } from '#platform';
import { ReferralStatus, Urgency } from '../model.ts';
import type { ReferralRow } from '../model-views.ts';
import { referralRows, toReferralRow } from './views.ts';

/** What the inbox may be narrowed to. */
export const ReferralFilter = z.object({
  /** What came to my organisation, or what I and those I stand in for have sent. */
  box: z.enum(['received', 'sent']).default('received'),
  /** `open` is everything that waits for an answer. */
  status: z.enum(['open', ...ReferralStatus.options, 'all']).default('open'),
  urgency: Urgency.optional(),
  /** Screened by me, or by nobody yet. */
  worker: z.enum(['me', 'nobody']).optional(),
  late: z.stringbool().optional(),
  q: z.string().trim().max(100).optional(),
});
export type ReferralFilter = z.output<typeof ReferralFilter>;
export const ReferralQuery = PageQuery.extend(ReferralFilter.shape);
const Cursor = z.tuple([z.int(), z.string(), z.uuid()]);

/** What waits goes by its deadline, safety first; the waiting list by priority and age; what is decided, the latest first. */
const orders = {
  open: sql<number>`CASE r.urgency WHEN 'same_day' THEN 0 ELSE 1 END`,
  waitlisted: sql<number>`coalesce(s.priority, 9)::int`,
  decided: sql<number>`0::int`,
};

/** One page of the inbox. */
export async function listReferrals(
  tx: Tx,
  query: z.output<typeof ReferralQuery>,
): Promise<{ items: ReferralRow[]; nextCursor: string | null; counts: Record<string, number> }> {
  const after = decodeCursor(query.cursor, Cursor);
  const { rank, moment, newestFirst } = orderOf(query);
  const compare = newestFirst ? sql`<` : sql`>`;
  const rows = await ordered(tx, query)
    .$if(after !== undefined, (rows) =>
      rows.where(sql<boolean>`(${rank}, ${moment}, r.id) ${compare} (${after?.[0]}, ${after?.[1]}::timestamptz, ${after?.[2]}::uuid)`),
    )
    .limit(sql.lit(query.limit + 1))
    .execute();
  await logRead(tx, {
    action: query.q ? 'search' : 'view',
    route: '/referrals',
    categories: ['identity', 'social'],
    resultCount: rows.length,
  });
  const page = toPage(rows, query.limit, (row) => [row.rank, row.moment, row.id] as const);
  const items = await toRows(tx, page.items);
  await endWithNext(tx.db);
  return { items, nextCursor: page.nextCursor, counts: await countReferrals(tx, query) };
}

/** Everything that fits, for an export of what is shown. */
export async function allReferrals(tx: Tx, filter: ReferralFilter): Promise<ReferralRow[]> {
  const rows = await ordered(tx, filter).limit(10_000).execute();
  await logRead(tx, { action: 'export', route: '/referrals/export', categories: ['identity', 'social'], resultCount: rows.length });
  return toRows(tx, rows);
}

function ordered(tx: Tx, filter: ReferralFilter) {
  const { rank, moment, newestFirst } = orderOf(filter);
  const direction = newestFirst ? 'desc' : 'asc';
  return narrowed(tx, filter)
    .select([rank.as('rank'), moment.as('moment')])
    .orderBy(rank, direction)
    .orderBy(moment, direction)
    .orderBy('r.id', direction);
}

function orderOf({ status, box }: ReferralFilter) {
  if (status === 'waitlisted') return { rank: orders.waitlisted, moment: sql<string>`r.received_at`, newestFirst: false };
  const isOpen = status === 'open' || status === 'referred' || status === 'screening';
  if (isOpen && box === 'received') return { rank: orders.open, moment: sql<string>`r.answer_due_at`, newestFirst: false };
  return { rank: orders.decided, moment: sql<string>`r.received_at`, newestFirst: true };
}

function narrowed(tx: Tx, { status, urgency, worker, late, ...rest }: ReferralFilter) {
  return inBox(tx, rest)
    .$if(status === 'open', (rows) => rows.where('r.status', 'in', ['referred', 'screening']))
    .$if(status !== 'open' && status !== 'all', (rows) => rows.where('r.status', '=', status))
    .$if(urgency !== undefined, (rows) => rows.where('r.urgency', '=', urgency ?? ''))
    .$if(worker === 'me', (rows) => rows.where('s.workerId', '=', tx.actor.userId))
    .$if(worker === 'nobody', (rows) => rows.where('s.workerId', 'is', null))
    .$if(late === true, (rows) => rows.where('r.status', 'in', ['referred', 'screening']).where('r.answerDueAt', '<', tx.now.toString()));
}

function inBox(tx: Tx, { box, q }: Pick<ReferralFilter, 'box' | 'q'>) {
  const { userId, organizationId } = tx.actor;
  return referralRows(tx)
    .$if(box === 'received', (rows) => rows.where('r.receivingOrganizationId', '=', organizationId ?? ''))
    .$if(box === 'sent', (rows) =>
      rows.where((eb) =>
        eb.or([
          eb('r.sentByUserId', '=', userId ?? ''),
          eb('r.senderOrganizationId', '=', organizationId ?? '').and('r.receivingOrganizationId', '<>', organizationId ?? ''),
        ]),
      ),
    )
    .$if(q !== undefined && q !== '', (rows) =>
      rows.where(
        sql<boolean>`(r.number ILIKE '%' || ${q} || '%'
          OR r.told_name LIKE ALL (SELECT '%' || word || '%' FROM regexp_split_to_table(fold_name(${q}), ' ') word WHERE word <> ''))`,
      ),
    );
}

/** How many there are behind each chip of the filter; each opens exactly these. */
async function countReferrals(tx: Tx, { box, q }: Pick<ReferralFilter, 'box' | 'q'>): Promise<Record<string, number>> {
  const rows = await inBox(tx, { box, q })
    .clearSelect()
    .select(['r.status', sql<number>`count(*)::int`.as('count')])
    .groupBy('r.status')
    .execute();
  const counts: Record<string, number> = Object.fromEntries(ReferralStatus.options.map((status) => [status, 0]));
  for (const row of rows) counts[row.status] = row.count;
  counts.open = (counts.referred ?? 0) + (counts.screening ?? 0);
  counts.all = rows.reduce((sum, row) => sum + row.count, 0);
  return counts;
}

async function toRows(tx: Tx, rows: Awaited<ReturnType<ReturnType<typeof referralRows>['execute']>>): Promise<ReferralRow[]> {
  const places = new Map<string, DeadlinePlace>();
  for (const { receivingOrganizationId: id } of rows) if (!places.has(id)) places.set(id, await loadPlace(tx, id));
  return rows.flatMap((row) => {
    const place = places.get(row.receivingOrganizationId);
    return place ? [toReferralRow(tx, row, place)] : [];
  });
}
