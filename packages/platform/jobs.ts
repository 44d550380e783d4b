import { sql } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { openPool } from './database.ts';
import type { Jobs } from './platform.ts';

const queueOptions = { policy: 'standard', retryLimit: 3, retryBackoff: true } as const;

/** The connections of the queue; pg-boss reads values as the driver gives them. */
export function openJobPool(appUrl: string): pg.Pool {
  return openPool(appUrl, 3, pg.types);
}

/** Jobs on pg-boss in the same database, over a pool of their own: tried three times with growing pauses, then kept as failed. */
export function jobsOn(pool: pg.Pool): Jobs {
  const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values) }, schema: 'pgboss', migrate: false });
  boss.on('error', () => undefined); // a lost connection is tried again by the next poll
  let started = false;
  return {
    async enqueue(tx, queue, data) {
      const executeSql = async (text: string, values: unknown[] = []) => ({
        rows: (await tx.db.executeQuery({ sql: text, parameters: values } as never)).rows,
      });
      await boss.send(queue, data, { retryLimit: 3, retryBackoff: true, db: { executeSql } as never });
    },
    async start(platform, handlers) {
      await boss.start();
      started = true;
      for (const handler of handlers) {
        await boss.createQueue(handler.queue, queueOptions);
        await boss.work(handler.queue, { batchSize: 20, pollingIntervalSeconds: 0.5 }, async (jobs) => {
          for (const job of jobs) await handler.run(platform, (job.data ?? {}) as Record<string, unknown>);
        });
        if (handler.cron) await boss.schedule(handler.queue, handler.cron, {}, { tz: 'UTC' });
      }
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: 5_000 });
      await pool.end();
    },
  };
}

/** Jobs that are only written down, for commands that open a transaction but run no server; the next server does them, also where none has run yet. */
export function jobsForLater(): Jobs {
  return {
    enqueue: async (tx, queue, data) => {
      await sql`SELECT pgboss.create_queue(${queue}, ${JSON.stringify(queueOptions)}::jsonb)`.execute(tx.db);
      await sql`INSERT INTO pgboss.job (name, data) VALUES (${queue}, ${JSON.stringify(data)}::jsonb)`.execute(tx.db);
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}

/** Creates pg-boss's own tables as the owner and lets the application use them. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', supervise: false, schedule: false, max: 2 });
  boss.on('error', () => undefined);
  await boss.start();
  const db = boss.getDb();
  await db.executeSql(
    `GRANT USAGE ON SCHEMA pgboss TO lotse_app; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO lotse_app; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO lotse_app; GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO lotse_app`,
    [],
  );
  await boss.stop({ graceful: false });
}
