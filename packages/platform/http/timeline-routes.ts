import { sql } from 'kysely';
import { z } from 'zod';
import { DataCategory, Refused } from '#kernel';
import { logRead } from '../access-log.ts';
import type { App, Area, TimelineFacts } from '../area.ts';
import { dutyEvents } from '../duty-events.ts';
import type { Platform } from '../platform.ts';
import type { EventType, Tx } from '../tx.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from './paging.ts';
import { signedIn } from './request.ts';

const Group = z.enum(['case', 'contact', 'document', 'money', 'decision']);
const TimelineEntry = z.object({
  id: z.uuid(),
  area: z.string(),
  type: z.string(),
  group: Group,
  weight: z.enum(['milestone', 'normal', 'failed']),
  category: DataCategory,
  at: z.string(),
  actorName: z.string().nullable(),
  organizationName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** The first words of the record behind it, for those who may read them. */
  excerpt: z.string().nullable(),
});
const Cursor = z.tuple([z.string(), z.uuid()]);

/** The journal of one case as its timeline, newest first; only what the reader may see, and reading it is logged. */
export function timelineRoutes(app: App, { inTransaction }: Platform, areas: readonly Area[]): void {
  const types = new Map(
    [...dutyEvents, ...areas.flatMap((area) => area.events ?? [])].map((event) => [`${event.area}.${event.type}`, event]),
  );
  const schema = {
    tags: ['cases'],
    params: z.object({ id: z.uuid() }),
    querystring: PageQuery.extend({ group: Group.optional(), weight: z.literal('milestone').optional() }),
    response: { 200: pageOf(TimelineEntry).extend({ counts: z.record(z.string(), z.number().int()) }) },
  };
  app.get('/cases/:id/timeline', { schema }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { limit, cursor, group, weight } = request.query;
      const caseId = request.params.id;
      const seen = await tx.db.selectFrom('cases').select('personId').where('id', '=', caseId).executeTakeFirst();
      if (!seen) throw new Refused({ code: 'record.not-found' });
      const after = decodeCursor(cursor, Cursor);
      const wanted = [...types.values()]
        .filter((event) => (!group || event.group === group) && (!weight || event.weight === weight))
        .map((event) => `${event.area}.${event.type}`);
      const rows = await tx.db
        .selectFrom('journal as j')
        .leftJoin('users as u', 'u.id', 'j.actorUserId')
        .leftJoin('organizations as o', 'o.id', 'j.actorOrganizationId')
        .where('j.caseId', '=', caseId)
        .$if(group !== undefined || weight !== undefined, (query) =>
          query.where(sql<boolean>`j.area || '.' || j.type = ANY (${wanted}::text[])`),
        )
        .$if(after !== undefined, (query) => query.where(sql<boolean>`(j.at, j.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
        .select(['j.id', 'j.area', 'j.type', 'j.category', 'j.at', 'j.facts', 'o.name as organizationName'])
        .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('actorName'))
        .orderBy('j.at', 'desc')
        .orderBy('j.id', 'desc')
        .limit(sql.lit(limit + 1))
        .execute();
      await logRead(tx, {
        action: 'view',
        route: '/cases/:id/timeline',
        caseId,
        personId: seen.personId,
        categories: [...new Set(rows.map((row) => row.category))],
      });
      const page = toPage(rows, limit, (row) => [row.at, row.id] as const);
      const entries = page.items.map((row) => toEntry(row, types.get(`${row.area}.${row.type}`)));
      const excerpts = await readExcerpts(tx, areas, entries);
      return {
        items: entries.map((entry) => ({ ...entry, excerpt: excerpts.get(entry.id) ?? null })),
        nextCursor: page.nextCursor,
        counts: await countGroups(tx.db, caseId, types),
      };
    }),
  );
}

function toEntry(
  row: {
    area: string;
    type: string;
    category: string;
    facts: unknown;
    id: string;
    at: string;
    actorName: string | null;
    organizationName: string | null;
  },
  event: EventType | undefined,
) {
  return {
    ...row,
    group: event?.group ?? 'case',
    weight: event?.weight ?? 'normal',
    category: DataCategory.parse(row.category),
    facts: row.facts as Record<string, unknown>,
  } as const;
}

async function readExcerpts(tx: Tx, areas: readonly Area[], entries: readonly (TimelineFacts & { area: string })[]) {
  const excerpts = new Map<string, string>();
  for (const { name, timelineExcerpts } of areas) {
    const own = entries.filter(({ area }) => area === name);
    if (!timelineExcerpts || own.length === 0) continue;
    for (const [id, words] of await timelineExcerpts(tx, own)) excerpts.set(id, words);
  }
  return excerpts;
}

async function countGroups(db: Platform['db'], caseId: string, types: Map<string, EventType>): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('journal')
    .where('caseId', '=', caseId)
    .select(['area', 'type', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['area', 'type'])
    .execute();
  const counts: Record<string, number> = { all: 0, milestone: 0 };
  for (const row of rows) {
    const event = types.get(`${row.area}.${row.type}`);
    const group = event?.group ?? 'case';
    counts.all = (counts.all ?? 0) + row.count;
    counts[group] = (counts[group] ?? 0) + row.count;
    if (event?.weight === 'milestone') counts.milestone = (counts.milestone ?? 0) + row.count;
  }
  return counts;
}
