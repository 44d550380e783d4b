import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Language, Refused, type Role } from '#kernel';
import { type Actor, type App, logRead, type Platform, permitted, personActor, signedIn, type Tx } from '#platform';
import { type FeedAppointment, feedText } from './feed-text.ts';

const tags = ['calendar'];
const FeedView = z.object({ feed: z.object({ createdAt: z.string(), showsCaseNumber: z.boolean() }).nullable() });
const NewFeed = z.object({ showsCaseNumber: z.boolean().default(false) });
const daysBack = 90;
const daysAhead = 365;

/** The secret link for calendar programs: making it (which ends an earlier one), taking it back, and what is read under it. */
export function feedRoutes(app: App, { inTransaction, db, settings }: Platform): void {
  app.get('/calendar-feed', { schema: { tags, response: { 200: FeedView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const feed = await tx.db.selectFrom('calendarFeeds').select(['createdAt', 'showsCaseNumber']).executeTakeFirst();
      return { feed: feed ?? null };
    }),
  );

  app.post(
    '/calendar-feed',
    { schema: { tags, body: NewFeed, response: { 201: z.object({ url: z.string() }) } } },
    async (request, reply) => {
      const token = randomBytes(32).toString('base64url');
      await inTransaction(permitted(request, 'calendar.schedule'), (tx) => replaceFeed(tx, hashOf(token), request.body.showsCaseNumber));
      return reply.status(201).send({ url: `${settings.url}/api/ical/${token}.ics` });
    },
  );

  app.delete('/calendar-feed', { schema: { tags, response: { 204: z.null() } } }, async (request, reply) => {
    await inTransaction(signedIn(request), (tx) => tx.db.deleteFrom('calendarFeeds').execute());
    return reply.status(204).send(null);
  });

  const params = z.object({ token: z.string().max(100) });
  app.get('/ical/:token.ics', { schema: { tags, params, response: { 200: z.string(), 304: z.null() } } }, async (request, reply) => {
    const holder = await holderOf(db, request.params.token);
    const rows = await inTransaction(holder.actor, (tx) => appointmentsOf(tx, holder.showsCaseNumber));
    const text = feedText(rows, { language: holder.actor.language, url: settings.url });
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.type('text/calendar; charset=utf-8').header('etag', etag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === etag) return reply.status(304).send(null);
    return reply.serializer(String).send(text);
  });
}

async function replaceFeed(tx: Tx, tokenHash: Buffer, showsCaseNumber: boolean): Promise<void> {
  await tx.db.deleteFrom('calendarFeeds').execute();
  await tx.db
    .insertInto('calendarFeeds')
    .values({ userId: tx.actor.userId ?? '', tokenHash, showsCaseNumber })
    .execute();
}

async function holderOf(db: Platform['db'], token: string): Promise<{ actor: Actor; showsCaseNumber: boolean }> {
  const { rows } = await sql<{
    networkId: string;
    userId: string;
    organizationId: string;
    roles: Role[];
    language: Language;
    timeZone: string;
    showsCaseNumber: boolean;
  }>`SELECT network_id AS "networkId", user_id AS "userId", organization_id AS "organizationId", roles, language, time_zone AS "timeZone",
      shows_case_number AS "showsCaseNumber" FROM holder_of_calendar_feed(${hashOf(token)})`.execute(db);
  const [holder] = rows;
  if (!holder) throw new Refused({ code: 'record.not-found' });
  const { showsCaseNumber, ...who } = holder;
  return { actor: personActor({ ...who, sessionId: null }), showsCaseNumber };
}

/** What the holder takes part in and may see at this moment, from a quarter back to a year ahead. */
async function appointmentsOf(tx: Tx, showsCaseNumber: boolean): Promise<FeedAppointment[]> {
  const rows = await tx.db
    .selectFrom('appointments as a')
    .innerJoin('appointmentWorkers as w', 'w.appointmentId', 'a.id')
    .leftJoin('cases as c', 'c.id', 'a.caseId')
    .select(['a.id', 'a.caseId', 'a.startsAt', 'a.endsAt', 'a.status', 'a.version', 'a.updatedAt', 'c.number as caseNumber'])
    .where('w.userId', '=', tx.actor.userId ?? '')
    .where('a.startsAt', '>', tx.now.subtract({ hours: 24 * daysBack }).toString())
    .where('a.startsAt', '<', tx.now.add({ hours: 24 * daysAhead }).toString())
    .orderBy('a.startsAt')
    .orderBy('a.id')
    .execute();
  await logRead(tx, { action: 'feed', route: '/ical/:token.ics', resultCount: rows.length });
  return rows.map((row) => ({ ...row, caseNumber: showsCaseNumber ? row.caseNumber : null }));
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
