import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSettings } from '#platform';
import { areas } from '../../apps/server/areas.ts';
import { fillDemo } from '../../apps/server/demo/fill.ts';
import { scratchSettings, serverSettings, startScratchPostgres } from '../../apps/server/embedded/index.ts';
import { prepareDatabase } from '../../apps/server/start.ts';
import { readCount } from '../measure/sizes.ts';
import { connect } from './database.ts';
import { type Grown, grow, type Progress } from './grow.ts';
import { newHome, readNote, requireRoom, writeNote } from './home.ts';
import { addShortCases } from './short-cases.ts';

export interface GrownNetwork {
  readonly grown: Grown;
  /** How long it took to make. */
  readonly seconds: number;
  readonly megabytes: number;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly adminUrl: string;
  /** Where a server over this database keeps its files. */
  readonly home: string;
  /** Ends its server; what was not to be kept is gone. */
  stop(): Promise<void>;
}

export interface NetworkSize {
  readonly cases: number;
  readonly seed: number;
  /** A directory that does not exist yet: the data home that is left there can be opened again, also by the server itself. */
  readonly keep?: string | undefined;
  readonly onProgress?: (progress: Progress) => void;
}

/** The demo network multiplied to so many cases, in a PostgreSQL of its own that is set up as the product sets it up. */
export async function grownNetwork({ cases, seed, keep, onProgress }: NetworkSize): Promise<GrownNetwork> {
  if (keep !== undefined) await newHome(keep);
  const home = keep ?? (await mkdtemp(join(tmpdir(), 'lotse-bench-')));
  try {
    requireRoom(home, cases);
    const database = await startScratchPostgres({ home, settings: [...scratchSettings, ...fillingSettings] });
    try {
      await prepareDatabase(database);
      const settings = parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' });
      await fillDemo({ settings, ...database, areas });
      await addShortCases({ settings, ...database });
      const started = performance.now();
      const grown = await grow(inLotse(database.adminUrl), { cases, seed, ...(onProgress ? { onProgress } : {}) });
      const seconds = (performance.now() - started) / 1000;
      writeNote(home, { seed, madeAt: new Date().toISOString(), migration: lastMigration(), seconds, grown });
    } finally {
      await database.stop();
    }
    return await opened(home, keep !== undefined);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** The networks a measurement is to be taken over, each made or opened when it is its turn: kept ones (`--from DIR,DIR2`), else new ones (`--size 1k,10k`). */
export function wantedNetworks({ size, from }: { size: string; from?: string | undefined }): (() => Promise<GrownNetwork>)[] {
  if (from !== undefined) return from.split(',').map((home) => () => keptNetwork(home));
  return size.split(',').map((text) => () => grownNetwork({ cases: readCount(text), seed: 1 }));
}

/** Opens a network that was kept, and brings it to the schema of this version. */
function keptNetwork(home: string): Promise<GrownNetwork> {
  return opened(home, true);
}

async function opened(home: string, isKept: boolean): Promise<GrownNetwork> {
  const { grown, seconds } = readNote(home);
  const settings = Object.entries(serverSettings()).map(([name, value]) => `${name}='${value}'`);
  const database = await startScratchPostgres({ home, settings });
  const adminUrl = inLotse(database.adminUrl);
  await prepareDatabase(database);
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
    async stop() {
      await database.stop();
      if (!isKept) await rm(home, { recursive: true, force: true });
    },
  };
}

/** Nothing of this is true for longer than the rows arrive: no upkeep in between, and little written ahead. */
const fillingSettings = ['autovacuum=off', 'max_wal_size=4GB', 'shared_buffers=512MB', 'max_parallel_maintenance_workers=1'];

function inLotse(adminUrl: string): string {
  return adminUrl.replace('@/postgres?', '@/lotse?');
}

function lastMigration(): string {
  return (
    readdirSync(join(import.meta.dirname, '../../db/migrations'))
      .sort()
      .at(-1) ?? ''
  );
}
