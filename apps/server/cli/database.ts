import type { Settings } from '#platform';
import { startEmbeddedPostgres } from '../embedded/index.ts';
import { connectExternalPostgres } from './external-postgres.ts';

/** The database of these settings, running: the owner's address for migrations and upkeep, the application's for everything else. */
export interface RunningDatabase {
  ownerUrl: string;
  appUrl: string;
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
