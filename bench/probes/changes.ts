import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import pg from 'pg';
import type { Transactor } from '#platform';

/** Which request is being answered. */
const asking = new AsyncLocalStorage<number>();

/** Runs `ask` so that whatever it changes in the database is known to be its doing. A request that is injected starts when it is awaited. */
export const askedAs = <Answer>(request: number, ask: () => PromiseLike<Answer>): Promise<Answer> =>
  asking.run(request, async () => await ask());

/** Names the request to the database, for {@link watchChanges}, in every transaction it opens. */
export function named(inTransaction: Transactor): Transactor {
  return (actor, work) =>
    inTransaction(actor, async (tx) => {
      const request = asking.getStore();
      if (request !== undefined) await sql`SELECT set_config('lotse.probe', ${String(request)}, true)`.execute(tx.db);
      return work(tx);
    });
}

/** Writes down which request has changed which tables, inside the database: what was rolled back is not written down. */
export interface Changes {
  /** The tables changed since it was asked last, by request; under null what was changed outside every request. */
  take(): Promise<Map<number | null, string[]>>;
  stop(): Promise<void>;
}

/** Puts a watch on every table. Only for a database that is thrown away. */
export async function watchChanges(ownerUrl: string): Promise<Changes> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`
    CREATE UNLOGGED TABLE probe_changes (request text NOT NULL, name text NOT NULL);
    CREATE FUNCTION probe_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN INSERT INTO probe_changes VALUES (coalesce(current_setting('lotse.probe', true), ''), TG_TABLE_NAME); RETURN NULL; END $$;
    DO $$ DECLARE watched text; BEGIN
      FOR watched IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'probe_changes' LOOP
        EXECUTE format('CREATE TRIGGER probe_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION probe_change()', watched);
      END LOOP;
    END $$`);
  return {
    async take() {
      await client.query('BEGIN; LOCK TABLE probe_changes IN EXCLUSIVE MODE');
      const { rows } = await client.query<{ request: string; names: string[] }>(
        'SELECT request, array_agg(DISTINCT name ORDER BY name) AS names FROM probe_changes GROUP BY request',
      );
      await client.query('TRUNCATE probe_changes; COMMIT');
      return new Map(rows.map(({ request, names }) => [request === '' ? null : Number(request), names]));
    },
    stop: () => client.end(),
  };
}
