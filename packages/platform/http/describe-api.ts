import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { ApiSummaries, App } from '../area.ts';

/** `/api/openapi.json` for programs and `/api/reference` for people: the same description, under the same security headers as everything else. */
export async function describeApi(app: App, summaries: ApiSummaries): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lotse',
        version: '1',
        description:
          'Case management for health, social and financial care. Errors are RFC 9457 problems; changes carry If-Match; ids of new records come from the caller (UUIDv7).',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lotse_session' } } },
    },
    transform(operation) {
      const { schema, url } = jsonSchemaTransform(operation);
      const summary = summaries[`${operation.route.method} ${url.replace(/^\/api/, '').replaceAll(/:(\w+)/g, '{$1}')}`];
      return { schema: summary ? { ...schema, summary } : schema, url };
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/reference',
    theme: { title: 'Lotse API', favicon: [{ filename: 'lotse.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: mark }] },
    // Without the bar in which any other description could be opened.
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', filter: true, defaultModelsExpandDepth: -1 },
  });
  app.get('/api/openapi.json', { schema: { hide: true } as never }, async () => app.swagger());
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 20"><rect x=".75" y=".75" width="22.5" height="18.5" rx="3.5" fill="#fffefa" stroke="#8a2a5e" stroke-width="1.5"/><path d="M12 .75h7.75a3.5 3.5 0 0 1 3.5 3.5v11.5a3.5 3.5 0 0 1-3.5 3.5H12z" fill="#8a2a5e"/></svg>';
