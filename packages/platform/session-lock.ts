import pg from 'pg';

/** Runs `work` while no other process of the installation holds the lock of this name; `busy` when one does. */
export type WhileHolding = <Result>(name: string, work: () => Promise<Result>) => Promise<Result | 'busy'>;

/**
 * Locks for work that outlasts a transaction. Each belongs to a connection of its own, past any pooler: it is free again at once when this process
 * dies, however it dies.
 */
export function sessionLocks(directUrl: string): WhileHolding {
  return async (name, work) => {
    const client = new pg.Client({ connectionString: directUrl, keepAlive: true });
    client.on('error', () => undefined); // the work reports by itself that the database is away
    await client.connect();
    try {
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [name]);
      return rows[0]?.held ? await work() : 'busy';
    } finally {
      await client.end().catch(() => undefined);
    }
  };
}
