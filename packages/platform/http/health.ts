import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Refused } from '#kernel';
import type { App } from '../area.ts';
import type { Platform } from '../platform.ts';
import { metricsContentType, metricsText } from './metrics.ts';

/** `/healthz` the process runs, `/readyz` the database answers, `/metrics` figures for a monitor on the same machine. */
export function healthRoutes(app: App, { db }: Platform): void {
  const hidden = { schema: { hide: true } as never, config: { rateLimit: false } };
  app.get('/healthz', hidden, async () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async () => {
    await sql`SELECT 1`.execute(db);
    return { status: 'ready' };
  });
  app.get('/metrics', hidden, async (request, reply) => {
    requireThisMachine(request);
    return reply
      .type(metricsContentType)
      .serializer(String)
      .send(await metricsText());
  });
}

/** Route names and load are nobody's business outside; a proxy that forwards strangers here is refused as well. */
function requireThisMachine(request: FastifyRequest): void {
  const address = request.socket.remoteAddress ?? '';
  const local = /^(127\.|::1$|::ffff:127\.)/.test(address);
  if (!local || request.headers['x-forwarded-for'] || request.headers.forwarded) throw new Refused({ code: 'route.not-found' });
}
