import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Refused } from '#kernel';
import type { App } from '#platform';

const dist = fileURLToPath(new URL('../web/dist/', import.meta.url));

/** Serves the built web app: hashed assets for a year and compressed beforehand, the page itself never from a cache, every other address to the page. */
export async function serveWeb(app: App, root = dist): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|fhir|assets)\//.test(request.url);
    if (!wantsPage) throw new Refused({ code: 'route.not-found' });
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
