import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { App } from '../area.ts';
import { eventsAfter, FeedCursor, feedCursor, feedPageSize } from '../feed.ts';
import type { Platform } from '../platform.ts';
import { openEventStream } from './event-stream.ts';
import { signedIn } from './request.ts';

const settleMs = 150;
/** An event committed while an older transaction was still open becomes readable later, without a notification of its own. */
const lookAgainMs = 2_000;

/**
 * Server-sent events: tells open screens what changed after the cursor that came with their session, or the last id they saw. Whoever was away so
 * long that too much happened gets one event `missed` instead. Ends with the session.
 */
export function liveRoutes(app: App, platform: Platform): void {
  const schema = { hide: true, querystring: z.object({ after: FeedCursor }) };
  app.get('/live', { schema, config: { rateLimit: false } }, async (request, reply) => {
    const { success, data } = FeedCursor.safeParse(request.headers['last-event-id']);
    follow(platform, signedIn(request), success ? data : request.query.after, request, reply);
  });
}

function follow(platform: Platform, actor: Actor, from: string, request: FastifyRequest, reply: FastifyReply): void {
  let cursor = from;
  let timer: NodeJS.Timeout | undefined;
  const stream = openEventStream(platform, actor, {
    request,
    reply,
    onClose: () => {
      unsubscribe();
      clearTimeout(timer);
    },
  });

  async function push(): Promise<void> {
    timer = undefined;
    try {
      const events = await eventsAfter(platform.inTransaction, actor, cursor);
      if (events.length === feedPageSize) {
        cursor = await platform.inTransaction(actor, feedCursor);
        stream.send({}, { id: cursor, event: 'missed' });
        return;
      }
      for (const { cursor: id, ...event } of events) {
        stream.send(event, { id });
        cursor = id;
      }
    } catch {
      // the database is away; the next wake-up tries again from the same cursor
    }
  }
  const wake = (delay: number) => {
    timer ??= setTimeout(() => void push(), delay);
  };
  const unsubscribe = platform.feed.onChange(actor.networkId, () => {
    wake(settleMs);
    setTimeout(() => stream.isOpen && wake(0), lookAgainMs).unref();
  });
  wake(0);
}
