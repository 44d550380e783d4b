import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, parseSettings } from '#platform';
import { areas } from './areas.ts';
import { openPlatform } from './platform.ts';

/** The OpenAPI 3.1 document of the server, made from the routes' schemas; needs no database. */
export async function openApiDocument(): Promise<object> {
  const home = await mkdtemp(join(tmpdir(), 'lotse-openapi-'));
  const settings = parseSettings({ LOG_LEVEL: 'silent', LOTSE_HOME: home });
  const platform = openPlatform({ settings, appUrl: 'postgresql://nobody@/none?host=%2Fnonexistent', areas });
  const app = await buildApp({ platform, areas, authenticate: async () => null });
  await app.ready();
  const document = app.swagger();
  await app.close();
  await platform.stop();
  await rm(home, { recursive: true });
  return document;
}
