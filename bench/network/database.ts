import pg from 'pg';

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks also fails the statement under way, and that one is heard.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const ownTables = `SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`;

/**
 * Takes every index out of use, those of keys too: making one once is cheaper than a million insertions into it. They stay in the catalogue, with all that hangs
 * on them, until `rebuild`; that is how `REINDEX` itself leaves an index it is at work on.
 */
export async function restIndexes(client: pg.Client): Promise<void> {
  await client.query(`UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid IN (${ownTables})`);
}

/** Makes the indexes of all tables anew and leaves the tables as they are after months of upkeep: vacuumed, with figures about their content. */
export async function rebuild(adminUrl: string, onTable: (done: number, all: number) => void): Promise<void> {
  const client = await connect(adminUrl);
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM (${ownTables}) AS own ORDER BY pg_table_size(oid) DESC`,
  );
  await client.end();
  const waiting = rows.map(({ name }) => name);
  // Two at a time: while one waits for the disk, the other sorts.
  await Promise.all([0, 1].map(() => rebuildFrom(waiting, adminUrl, () => onTable(rows.length - waiting.length, rows.length))));
}

async function rebuildFrom(waiting: string[], adminUrl: string, onTable: () => void): Promise<void> {
  const client = await connect(adminUrl);
  await client.query("SET maintenance_work_mem = '1GB'");
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    // First without the indexes, which have nothing to be cleaned of.
    await client.query(`VACUUM ${name}`);
    await client.query(`REINDEX TABLE ${name}`);
    await client.query(`ANALYZE ${name}`);
    onTable();
  }
  await client.end();
}
