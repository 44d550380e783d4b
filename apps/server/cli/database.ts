import type { Platform, Settings } from '#platform';
import { areas } from '../areas.ts';
import { startEmbeddedPostgres } from '../embedded/index.ts';
import { openPlatform } from '../platform.ts';
import { prepareDatabase } from '../start.ts';
import { connectExternalPostgres } from './external-postgres.ts';

/** The database of these settings, running: the owner's address for migrations and upkeep, the application's for everything else. */
export interface RunningDatabase {
  ownerUrl: string;
  appUrl: string;
  /** As the application through a pooler, where there is one. */
  poolUrl?: string | undefined;
  /** Leaves it; the embedded one stops with its last user. */
  stop(): Promise<void>;
}

/** Starts or joins the embedded database, or checks the external one. Throws an `OperatorError` when it cannot be used. */
async function openDatabase(settings: Settings): Promise<RunningDatabase> {
  if (settings.database.kind === 'embedded') return startEmbeddedPostgres(settings.home);
  return { ...(await connectExternalPostgres(settings.database, settings.home)), stop: async () => undefined };
}

/** Runs `work` with the database and leaves it afterwards, also when the work fails. */
export async function withDatabase<Result>(settings: Settings, work: (database: RunningDatabase) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(settings);
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

/** Runs `work` with everything areas work with, over the migrated database, without a web server. Jobs it adds are done by the next server. */
export async function withPlatform<Result>(settings: Settings, work: (platform: Platform) => Promise<Result>): Promise<Result> {
  return withDatabase(settings, async ({ ownerUrl, appUrl, poolUrl }) => {
    await prepareDatabase({ ownerUrl });
    const platform = openPlatform({ settings, appUrl, poolUrl, areas });
    try {
      return await work(platform);
    } finally {
      await platform.stop();
    }
  });
}
