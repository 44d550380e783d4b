import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { authenticator, isSessionAlive } from '#modules/identity/server/index.ts';
import { type Area, buildApp, inTurn, mailJob, migrate, migrateJobs, type Settings, sweepHalfFiles } from '#platform';
import { areas } from './areas.ts';
import { openPlatform } from './platform.ts';
import { serveWeb } from './web-files.ts';

export interface RunningServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Brings the database to the schema of this version; several servers that start at once take turns. Answers the names of the migrations that ran. */
export async function prepareDatabase({ ownerUrl }: { ownerUrl: string }): Promise<string[]> {
  return inTurn(ownerUrl, async () => {
    const ran = await migrate(ownerUrl);
    await migrateJobs(ownerUrl);
    return ran;
  });
}

/**
 * Opens the connections, starts the jobs and listens, over a prepared database. Throws when the port is taken or the database cannot be reached.
 * Without `limited` nobody is told that they ask too often: browser tests do in a minute what a person does in an hour.
 */
export async function startServer(
  settings: Settings,
  urls: { appUrl: string; poolUrl?: string | undefined },
  { limited = true } = {},
): Promise<RunningServer> {
  const platform = openPlatform({ settings, ...urls, areas, isSessionAlive, runsJobs: true });
  const app = await buildApp({ platform, areas, authenticate: authenticator(platform), limited });
  await sweepHalfFiles(join(settings.home, 'files'));
  await serveWeb(app);
  await platform.jobs.start(platform, [mailJob, ...areas.flatMap((area: Area) => area.jobs ?? [])]);
  await app.listen({ host: settings.host, port: settings.port });
  const { port } = app.server.address() as AddressInfo;
  return {
    address: `http://${settings.host}:${port}`,
    async stop() {
      platform.stopAccepting();
      await app.close();
      await platform.stop();
    },
  };
}
