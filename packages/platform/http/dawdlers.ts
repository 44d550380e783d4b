import type { FastifyInstance } from 'fastify';

/** A form of two megabytes takes a minute over the slowest line there is; files have as long as they keep coming. */
const patienceForBodyMs = 60_000;

/**
 * Ends a connection whose request does not come to an end: somebody who sends a byte now and then would keep it for ever. Nothing of the
 * database is held meanwhile, because bodies are read before any transaction begins.
 */
export function endDawdlers(app: Pick<FastifyInstance, 'addHook'>, patience = patienceForBodyMs): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const isFile = /^multipart\//i.test(request.headers['content-type'] ?? '');
    const timer = isFile ? undefined : setTimeout(() => request.raw.destroy(), patience);
    const stop = () => clearTimeout(timer);
    payload.once('end', stop);
    reply.raw.once('close', stop);
    done(null, payload);
  });
}
