import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#testing';
import { distributeSql } from './distribute-sql.ts';

/** What Citus would do is not done here, only noted. */
const insteadOfCitus = `
  CREATE TABLE noted (name text PRIMARY KEY, "column" text, with_table text);
  CREATE FUNCTION create_reference_table(name text) RETURNS void LANGUAGE sql AS 'INSERT INTO noted VALUES ($1, NULL, NULL)';
  CREATE FUNCTION create_distributed_table(name text, "column" text, colocate_with text DEFAULT NULL) RETURNS void LANGUAGE sql
    AS 'INSERT INTO noted VALUES ($1, $2, $3)'`;

const keys = `SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS key FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype = 'f' ORDER BY 1`;

describe('the SQL that spreads the database over Citus', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let owner: pg.Client;
  before(async () => {
    database = await testDatabase();
    owner = new pg.Client(database.ownerUrl);
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await database.drop();
  });

  it('places every table once, all of a network together, keeps every reference, and needs no uniqueness across networks', async () => {
    const script = await distributeSql(database.ownerUrl);
    const before = await owner.query(keys);
    await owner.query(insteadOfCitus);
    await owner.query(script.replace(/^\\set.*$/m, ''));
    assert.deepEqual((await owner.query(keys)).rows, before.rows);
    const { rows: wrong } = await owner.query(`SELECT c.relname, noted.* FROM pg_class c LEFT JOIN noted ON noted.name = c.relname
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'network_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'noted' AND c.relname NOT LIKE 'kysely%'
        AND (noted.name IS NULL OR noted."column" IS DISTINCT FROM a.attname)`);
    assert.deepEqual(wrong, []);
    assert.equal((await owner.query('SELECT DISTINCT with_table FROM noted WHERE with_table IS NOT NULL')).rows.length, 1);
    const { rows: unique } =
      await owner.query(`SELECT i.indexrelid::regclass FROM pg_index i JOIN noted ON noted.name = i.indrelid::regclass::text
      WHERE i.indisunique AND noted."column" IS NOT NULL
        AND NOT (SELECT attnum FROM pg_attribute WHERE attrelid = i.indrelid AND attname = 'network_id') = ANY (i.indkey::int2[])`);
    assert.deepEqual(unique, []);
  });
});
