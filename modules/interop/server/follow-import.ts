import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Platform } from '#platform';
import { isUnfinished } from '../model.ts';
import { viewImport } from './views.ts';

const lookMs = 500;
const heartbeatMs = 20_000;

/** Server-sent events: the import as it stands, whenever that changed, until it is finished, the session ends or the server stops. */
export function followImport(platform: Platform, actor: Actor, id: string, request: FastifyRequest, reply: FastifyReply): void {
  const stream = reply.raw;
  reply.hijack();
  stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  let shown = '';
  let timer: NodeJS.Timeout | undefined;
  let open = true;

  async function look(): Promise<void> {
    try {
      const view = await platform.inTransaction(actor, (tx) => viewImport(tx, id));
      const text = JSON.stringify(view);
      if (open && text !== shown) stream.write(`data: ${text}\n\n`);
      shown = text;
      if (!isUnfinished(view.state)) close();
    } catch {
      // the database is away; the next look finds it or the reader's browser opens the stream again
    }
    if (open) timer = setTimeout(() => void look(), lookMs);
  }
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
    clearTimeout(timer);
    clearInterval(heartbeat);
    platform.closing.removeEventListener('abort', close);
    stream.end();
  }
  request.raw.once('close', close);
  platform.closing.addEventListener('abort', close, { once: true });
  void look();
}
