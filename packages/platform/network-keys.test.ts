import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#testing';

/** What is unique among all networks, and why that has to be so. */
const acrossNetworks: Readonly<Record<string, string>> = {
  users_email: 'one address signs in to one account of the installation, whose network is found by it',
};

/** Functions of the owner that name no network in a condition, and why. The first four look up what only its holder knows, and answer the network it is of. */
const withoutNetwork: Readonly<Record<string, string>> = {
  account_of_email: 'somebody signs in',
  account_of_session: 'somebody has a session',
  account_of_token: 'somebody follows a link they were sent',
  referral_of_receipt: 'somebody asks with the code on their receipt',
  keep_version: 'writes the row before it was changed, with the network of that row',
  organizations_named: 'the command line finds the network by the name of an organisation',
  clear_ended_sign_ins: 'every hour, what is over ends in all networks at once',
  unfinished_imports: 'a server that starts goes on with what was interrupted, whosever it is',
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let client: pg.Client;
before(async () => {
  database = await testDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

async function names(query: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query);
  return rows.map(({ name }) => name).sort();
}

/** Tables of networks with the number of the column that says which. */
const ofNetworks = `(SELECT c.oid, c.relname, a.attnum AS network FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'network_id')`;

describe('the network', () => {
  it('is part of every primary key and of whatever else is unique or excludes', async () => {
    const without = await names(`SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN ${ofNetworks} t ON t.oid = i.indrelid
      WHERE (i.indisunique OR i.indisexclusion) AND NOT t.network = ANY (i.indkey)`);
    assert.deepEqual(without, Object.keys(acrossNetworks).sort());
  });

  it('is part of every foreign key between tables of networks, on both sides', async () => {
    const without =
      await names(`SELECT x.conname AS name FROM pg_constraint x JOIN ${ofNetworks} t ON t.oid = x.conrelid JOIN ${ofNetworks} other ON other.oid = x.confrelid
      WHERE x.contype = 'f' AND array_position(x.conkey, t.network) IS DISTINCT FROM array_position(x.confkey, other.network)`);
    assert.deepEqual(without, []);
  });

  it('is on every table but those that belong to the installation', async () => {
    const without = await names(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND oid NOT IN (SELECT oid FROM ${ofNetworks} t) AND relname NOT LIKE 'kysely_%'`);
    assert.deepEqual(without, ['networks', 'public_requests', 'sign_in_attempts']);
  });

  it('is never missing in a row', async () => {
    const missing = await names(
      `SELECT t.relname AS name FROM ${ofNetworks} t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = t.network WHERE NOT a.attnotnull`,
    );
    assert.deepEqual(missing, []);
  });

  it('is a condition of every policy that lets the server see or write rows', async () => {
    const without =
      await names(`SELECT p.polrelid::regclass::text || '.' || p.polname AS name FROM pg_policy p JOIN ${ofNetworks} t ON t.oid = p.polrelid
      WHERE p.polpermissive AND p.polroles = ARRAY['lotse_app'::regrole::oid] AND NOT (coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) LIKE '%network_id = %app_network()%')`);
    assert.deepEqual(without, []);
  });

  it('is a condition in every function that reads past the policies', async () => {
    const without = await names(`SELECT f.proname AS name FROM pg_proc f WHERE f.pronamespace = 'public'::regnamespace AND f.prosecdef
      AND EXISTS (SELECT FROM ${ofNetworks} t WHERE f.prosrc ~ ('\\m(FROM|JOIN|UPDATE|INTO) ' || t.relname || '\\M'))
      AND f.prosrc !~ 'network_id = '`);
    assert.deepEqual(without, Object.keys(withoutNetwork).sort());
  });
});
