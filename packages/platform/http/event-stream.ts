import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#kernel';
import type { Actor } from '../actor.ts';
import type { Platform } from '../platform.ts';
import { mostStreams } from './limits.ts';

const heartbeatMs = 20_000;
/** Streams that are open, by session. */
const streams = new Map<string, number>();

/** Server-sent events to one reader, who may leave at any moment. */
export interface EventStream {
  /** False once the reader left, the session ended or the server stops; from then on nothing is sent. */
  readonly isOpen: boolean;
  /** Sends an event; a name other than "message" and the id to continue after are optional. */
  send(data: unknown, as?: { readonly id?: string; readonly event?: string }): void;
  close(): void;
}

/**
 * Turns the answer into a stream of events that stays open until the reader leaves, the session ends or the server stops; then `onClose` is called, once.
 * Refuses `request.too-many` while the session has more of them open than anybody has windows.
 */
export function openEventStream(
  platform: Platform,
  actor: Actor,
  { request, reply, onClose }: { request: FastifyRequest; reply: FastifyReply; onClose: () => void },
): EventStream {
  const leave = enter(actor.sessionId ?? actor.userId ?? '');
  const stream = reply.raw;
  reply.hijack();
  stream.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  stream.flushHeaders();
  let isOpen = true;
  const heartbeat = setInterval(() => {
    stream.write(': still here\n\n');
    void platform.isSessionAlive(actor).then(
      (alive) => alive || close(),
      () => undefined,
    );
  }, heartbeatMs);

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(heartbeat);
    leave();
    onClose();
    platform.closing.removeEventListener('abort', close);
    stream.end();
  }
  request.raw.once('close', close);
  platform.closing.addEventListener('abort', close, { once: true });
  return {
    get isOpen() {
      return isOpen;
    },
    send(data, { id, event } = {}) {
      if (!isOpen) return;
      stream.write(
        `${id === undefined ? '' : `id: ${id}\n`}${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`,
      );
    },
    close,
  };
}

/** Counts a stream of the session; answers how to count it off. */
function enter(session: string): () => void {
  const open = streams.get(session) ?? 0;
  if (open >= mostStreams) throw new Refused({ code: 'request.too-many' });
  streams.set(session, open + 1);
  return () => {
    const left = (streams.get(session) ?? 1) - 1;
    if (left > 0) streams.set(session, left);
    else streams.delete(session);
  };
}
