import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import type { App } from '../area.ts';
import { cursorNow, eventsAfter, isCursor } from '../feed.ts';
import type { Platform } from '../platform.ts';
import { signedIn } from './request.ts';

const heartbeatMs = 20_000;
const settleMs = 150;
/** An event committed while an older transaction was still open becomes readable later, without a notification of its own. */
const lookAgainMs = 2_000;

/** Server-sent events: tells open screens what changed, from the last id they saw on. Ends with the session. */
export function liveRoutes(app: App, platform: Platform): void {
  app.get('/live', { schema: { hide: true } as never, config: { rateLimit: false } }, async (request, reply) => {
    const actor = signedIn(request);
    const lastId = request.headers['last-event-id'];
    const cursor = typeof lastId === 'string' && isCursor(lastId) ? lastId : await cursorNow(platform.inTransaction, actor);
    reply.hijack();
    follow(platform, actor, cursor, request, reply);
  });
}

function follow(platform: Platform, actor: Actor, from: string, request: FastifyRequest, reply: FastifyReply): void {
  const stream = reply.raw;
  stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  let cursor = from;
  let timer: NodeJS.Timeout | undefined;
  let open = true;
  stream.write(`id: ${cursor}\nevent: open\ndata: {}\n\n`);

  async function push(): Promise<void> {
    timer = undefined;
    try {
      const events = await eventsAfter(platform.inTransaction, actor, cursor);
      if (!open) return;
      for (const { cursor: id, ...event } of events) {
        stream.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
        cursor = id;
      }
    } catch {
      // the database is away; the next wake-up or heartbeat tries again from the same cursor
    }
  }
  const wake = (delay: number) => {
    timer ??= setTimeout(() => void push(), delay);
  };
  const unsubscribe = platform.feed.onChange(actor.networkId, () => {
    wake(settleMs);
    setTimeout(() => open && wake(0), lookAgainMs).unref();
  });
  const heartbeat = setInterval(() => {
    stream.write(': still here\n\n');
    void platform.isSessionAlive(actor).then(
      (alive) => alive || close(),
      () => undefined,
    );
  }, heartbeatMs);

  function close(): void {
    if (!open) return;
    open = false;
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(timer);
    platform.closing.removeEventListener('abort', close);
    stream.end();
  }
  request.raw.once('close', close);
  platform.closing.addEventListener('abort', close, { once: true });
}
