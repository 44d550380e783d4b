import { isDeepStrictEqual } from 'node:util';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, openEventStream, type Platform } from '#platform';
import { isUnfinished } from '../model.ts';
import { viewImport } from './views.ts';

const lookMs = 500;

/** Server-sent events: the import as it stands, whenever that changed, until it is finished, the session ends or the server stops. */
export function followImport(platform: Platform, actor: Actor, id: string, request: FastifyRequest, reply: FastifyReply): void {
  let shown: unknown;
  let timer: NodeJS.Timeout | undefined;
  const stream = openEventStream(platform, actor, { request, reply, onClose: () => clearTimeout(timer) });

  async function look(): Promise<void> {
    try {
      const view = await platform.inTransaction(actor, (tx) => viewImport(tx, id));
      if (!isDeepStrictEqual(view, shown)) stream.send(view);
      shown = view;
      if (!isUnfinished(view.state)) stream.close();
    } catch {
      // the database is away; the next look finds it or the reader's browser opens the stream again
    }
    if (stream.isOpen) timer = setTimeout(() => void look(), lookMs);
  }
  void look();
}
