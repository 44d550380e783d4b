import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import type { App } from '../area.ts';
import { cursorNow, eventsAfter, isCursor } from '../feed.ts';
import type { Platform } from '../platform.ts';
import { openEventStream } from './event-stream.ts';
import { signedIn } from './request.ts';

const settleMs = 150;
/** An event committed while an older transaction was still open becomes readable later, without a notification of its own. */
const lookAgainMs = 2_000;

/** Server-sent events: tells open screens what changed, from the last id they saw on. Ends with the session. */
export function liveRoutes(app: App, platform: Platform): void {
  app.get('/live', { schema: { hide: true } as never, config: { rateLimit: false } }, async (request, reply) => {
    const actor = signedIn(request);
    const lastId = request.headers['last-event-id'];
    const cursor = typeof lastId === 'string' && isCursor(lastId) ? lastId : await cursorNow(platform.inTransaction, actor);
    follow(platform, actor, cursor, request, reply);
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
  stream.send({}, { id: cursor, event: 'open' });

  async function push(): Promise<void> {
    timer = undefined;
    try {
      for (const { cursor: id, ...event } of await eventsAfter(platform.inTransaction, actor, cursor)) {
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
}
