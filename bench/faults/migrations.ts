import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { note } from './figures.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { run, runCommand } from './server-process.ts';

/** kill -9 while the schema is made; then two servers' worth of migrating at once finish it. */
export const migrations: Series = {
  name: 'migrations',
  title: 'kill -9 in the midst of migrating, then two who migrate at once',
  rounds: 20,
  run: migrateAndKill,
};

export async function migrateAndKill(rounds: number): Promise<SeriesResult> {
  const place = await openPlace();
  const faults: string[] = [];
  const figures: Record<string, number[]> = {};
  try {
    const { env } = await place.ownDatabase();
    const options = { home: place.home, env };
    const wanted = readdirSync(new URL('../../db/migrations/', import.meta.url)).length;
    for (let round = 0; round < rounds; round += 1) {
      await emptyDatabase(place.adminUrl);
      const first = run(options, ['migrate']);
      await wait(500 + Math.random() * 2_500);
      first.kill('SIGKILL');
      const started = performance.now();
      const both = await Promise.all([runCommand(options, ['migrate']), runCommand(options, ['migrate'])]);
      note(figures, 'two who migrate at once after a kill: both done after', performance.now() - started);
      for (const { code, output } of both) if (code !== 0) faults.push(`migrating again failed: ${output.trim()}`);
      const done = await migrationsDone(place.ownerUrl);
      if (done !== wanted) faults.push(`${done} of ${wanted} migrations are there`);
    }
    return { faults, blows: rounds, acknowledged: 0, figures };
  } finally {
    await place.remove();
  }
}

async function emptyDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS lotse WITH (FORCE)');
  await admin.query('CREATE DATABASE lotse OWNER lotse_owner TEMPLATE template0');
  await admin.end();
}

async function migrationsDone(ownerUrl: string): Promise<number> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const { rows } = await owner.query<{ count: string }>('SELECT count(*) FROM kysely_migration');
  await owner.end();
  return Number(rows[0]?.count);
}
