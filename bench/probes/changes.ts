import pg from 'pg';

/** Writes down which tables a request has changed, inside the database: what was rolled back is not written down. */
export interface Changes {
  /** The tables changed since it was asked last: `contacts`. */
  take(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Puts a watch on every table. Only for a database that is thrown away. */
export async function watchChanges(ownerUrl: string): Promise<Changes> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`
    CREATE UNLOGGED TABLE probe_changes (name text NOT NULL);
    CREATE FUNCTION probe_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN INSERT INTO probe_changes VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
    DO $$ DECLARE watched text; BEGIN
      FOR watched IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'probe_changes' LOOP
        EXECUTE format('CREATE TRIGGER probe_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION probe_change()', watched);
      END LOOP;
    END $$`);
  return {
    async take() {
      const { rows } = await client.query<{ name: string }>('DELETE FROM probe_changes RETURNING name');
      return [...new Set(rows.map(({ name }) => name))].sort();
    },
    stop: () => client.end(),
  };
}
