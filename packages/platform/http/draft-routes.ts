import { z } from 'zod';
import type { App } from '../area.ts';
import type { Platform } from '../platform.ts';
import { endWithNext } from '../sql-driver.ts';
import { json } from '../writes.ts';
import { largestDraft, mostDrafts } from './limits.ts';
import { signedIn } from './request.ts';

const Key = z.string().min(1).max(200);
const Draft = z.object({
  key: Key,
  body: z.unknown(),
  label: z.record(z.string(), z.string().max(200)),
  device: z.string(),
  updatedAt: z.string(),
});
const columns = ['key', 'body', 'label', 'device', 'updatedAt'] as const;

/** What somebody was writing, kept for them alone until it is saved or thrown away; survives reload, sign-out and another device. */
export function draftRoutes(app: App, { inTransaction }: Platform): void {
  app.get('/drafts', { schema: { tags: ['drafts'], response: { 200: z.object({ items: z.array(Draft) }) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      await endWithNext(tx.db);
      const items = await tx.db
        .selectFrom('drafts')
        .select(columns)
        .where('userId', '=', tx.actor.userId)
        .orderBy('updatedAt', 'desc')
        .limit(mostDrafts)
        .execute();
      return { items: items.map(toDraft) };
    }),
  );

  // Every form asks when it opens, and mostly there is none: that is an answer, not a refusal.
  app.get(
    '/drafts/:key',
    { schema: { tags: ['drafts'], params: z.object({ key: Key }), response: { 200: Draft, 204: z.null() } } },
    async (request, reply) => {
      const draft = await inTransaction(signedIn(request), (tx) =>
        tx.db
          .selectFrom('drafts')
          .select(columns)
          .where('userId', '=', tx.actor.userId)
          .where('key', '=', request.params.key)
          .executeTakeFirst(),
      );
      return draft ? reply.send(toDraft(draft)) : reply.status(204).send(null);
    },
  );

  const NewDraft = z.object({
    body: z.unknown(),
    label: z.record(z.string(), z.string().max(200)).default({}),
    device: z.string().max(60).default(''),
  });
  app.put(
    '/drafts/:key',
    {
      bodyLimit: largestDraft,
      schema: { tags: ['drafts'], params: z.object({ key: Key }), body: NewDraft, response: { 200: z.object({ updatedAt: z.string() }) } },
    },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const { body, label, device } = request.body;
        const values = { body: json(body ?? null), label: json(label), device, updatedAt: tx.now.toString() };
        await tx.db
          .insertInto('drafts')
          .values({ key: request.params.key, ...values })
          .onConflict((conflict) => conflict.columns(['networkId', 'userId', 'key']).doUpdateSet(values))
          .execute();
        const beyond = tx.db
          .selectFrom('drafts')
          .select('key')
          .where('userId', '=', tx.actor.userId)
          .orderBy('updatedAt', 'desc')
          .offset(mostDrafts);
        await tx.db.deleteFrom('drafts').where('userId', '=', tx.actor.userId).where('key', 'in', beyond).execute();
        return { updatedAt: tx.now.toString() };
      }),
  );

  app.delete(
    '/drafts/:key',
    { schema: { tags: ['drafts'], params: z.object({ key: Key }), response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(signedIn(request), async (tx) => {
        await tx.db.deleteFrom('drafts').where('userId', '=', tx.actor.userId).where('key', '=', request.params.key).execute();
      });
      return reply.status(204).send(null);
    },
  );
}

function toDraft(row: { key: string; body: unknown; label: unknown; device: string; updatedAt: string }) {
  return { ...row, label: row.label as Record<string, string> };
}
