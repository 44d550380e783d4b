import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSettings } from '#platform';
import { areas } from '../../apps/server/areas.ts';
import { fillDemo } from '../../apps/server/demo/fill.ts';
import { startScratchPostgres } from '../../apps/server/embedded/index.ts';
import { prepareDatabase } from '../../apps/server/start.ts';
import { connect } from './database.ts';
import { type Grown, grow } from './grow.ts';

export interface GrownNetwork {
  readonly grown: Grown;
  readonly seconds: number;
  readonly megabytes: number;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly adminUrl: string;
  /** Where a server over this database keeps its files. */
  readonly home: string;
  stop(): Promise<void>;
}

/** A throw-away PostgreSQL with the demo network multiplied to so many cases. */
export async function grownNetwork(size: { cases: number; seed: number }): Promise<GrownNetwork> {
  const home = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
  const database = await startScratchPostgres();
  const stop = async () => {
    await database.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(database);
    await fillDemo({ settings: parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' }), ...database, areas });
    const adminUrl = database.adminUrl.replace('@/postgres?', '@/lotse?');
    const started = performance.now();
    const grown = await grow(adminUrl, size);
    const seconds = (performance.now() - started) / 1000;
    const client = await connect(adminUrl);
    const { rows } = await client.query("SELECT pg_database_size('lotse') / 1e6 AS megabytes");
    await client.end();
    return {
      grown,
      seconds,
      megabytes: Math.round(Number(rows[0].megabytes)),
      ownerUrl: database.ownerUrl,
      appUrl: database.appUrl,
      adminUrl,
      home,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
