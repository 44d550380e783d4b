import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { categoriesOf, type DataCategory, dataCategories, newId, type Role, roles } from '#kernel';
import { type Actor, personActor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { scratchPostgres } from './embedded/index.ts';

/**
 * Every role at every organisation against every category in every table with client data, asked of the database itself. What is expected is computed
 * from what was granted, not from the policies: the case manager is assigned, supervisors and intake of the managing organisation by their role,
 * Northgate holds a release for three categories, Mercy and the stranger's network hold nothing.
 */
const released: DataCategory[] = ['identity', 'health_general', 'finance'];
/** Whoever sees anything of a case may know who else works on it: one must be able to ask. */
const wholeTeamSees = new Set(['care_team_members']);
/** What only ever says who somebody is; its rows have no other category. */
const identityOnly = new Set(['person_links']);
/** The database itself says what an address is filed under; whoever knows who somebody is may add one. */
const filedByItself = new Set(['person_addresses']);
const processNotes: DataCategory = 'psychotherapy_notes';
const places = ['harbor', 'mercy', 'northgate', 'elsewhere'] as const;
type Place = (typeof places)[number];

interface Table {
  readonly name: string;
  readonly hasCase: boolean;
  /** A row of a category that the table would take. */
  readonly row: (category: DataCategory) => Record<string, unknown>;
}

let server: TestServer;
let tables: Table[];
const caseId = newId();
const personId = newId();
const actors = new Map<string, Actor>();

before(async () => {
  server = await testServer();
  await prepareActors();
  await openCase();
  tables = await fillTables();
});
after(() => server.stop());

describe('the access matrix', () => {
  it('covers the tables with client data', () => {
    const names = tables.map((table) => table.name);
    for (const name of ['journal', 'row_history', 'duties']) assert.ok(names.includes(name), name);
  });

  for (const place of places) {
    for (const role of roles) {
      it(`${role} at ${place} reads exactly what was granted`, async () => {
        const actor = actors.get(`${role}@${place}`);
        assert.ok(actor);
        for (const table of tables) {
          const granted = categoriesIn(table.name).filter((category) => isGranted(role, place, category, table.hasCase));
          const expected = wholeTeamSees.has(table.name) && granted.length > 0 ? dataCategories : granted;
          assert.deepEqual(await categoriesSeen(actor, table), expected.toSorted(), `${role} at ${place} in ${table.name}`);
        }
      });
    }
  }

  for (const place of places) {
    for (const role of roles) {
      it(`${role} at ${place} adds, changes and deletes nothing beyond it`, async () => {
        const actor = actors.get(`${role}@${place}`);
        assert.ok(actor);
        for (const table of tables) {
          const granted = categoriesIn(table.name).filter((category) => isGranted(role, place, category, table.hasCase));
          const wrong = await beyond(actor, role, table, wholeTeamSees.has(table.name) && granted.length > 0 ? dataCategories : granted);
          assert.deepEqual(wrong, [], `${role} at ${place} in ${table.name}`);
        }
      });
    }
  }

  it('a case manager may add, change and delete in some of these tables: what refuses them is the grant, not everything', () => {
    for (const kind of ['added', 'changed'] as const) assert.ok(done[kind] > 20, `${kind}: ${done[kind]}`);
  });
});

const categoriesIn = (table: string): readonly DataCategory[] => (identityOnly.has(table) ? ['identity'] : dataCategories);

/** `ofCase`: whether the table hangs on the case; what intake knows of a person before any case goes a little further. */
function isGranted(role: Role, place: Place, category: DataCategory, ofCase: boolean): boolean {
  if (category === processNotes || !categoriesOf([role]).includes(category)) return false;
  if (place === 'northgate') return released.includes(category);
  if (place !== 'harbor') return false;
  if (role === 'case_manager' || role === 'supervisor') return true;
  return role === 'intake_worker' && (category === 'identity' || category === 'social' || (category === 'health_general' && !ofCase));
}

async function categoriesSeen(actor: Actor, { name, hasCase }: Table): Promise<string[]> {
  return server.inTransaction(actor, async (tx) => {
    const about = hasCase ? sql`case_id = ${caseId}` : sql`person_id = ${personId}`;
    const { rows } = await sql<{ category: string }>`SELECT DISTINCT category FROM ${sql.table(name)} WHERE ${about}`.execute(tx.db);
    return rows.map((row) => row.category).sort();
  });
}

/** How many rows this matrix got past the database, of those that were granted. */
const done = { added: 0, changed: 0 };

/** What the database lets an actor do to rows of categories that were not granted. Nothing of it stays. */
async function beyond(actor: Actor, role: Role, { name, row }: Table, granted: readonly DataCategory[]): Promise<string[]> {
  const table = sql.table(name);
  const offered: readonly DataCategory[] = filedByItself.has(name) ? ['identity'] : quarterOf(role, categoriesIn(name));
  const rows = offered.map((category) => ({ ...row(category), category }));
  const added = await Promise.all(
    rows.map((one) => attempt(actor, sql`INSERT INTO ${table} (${names(one)}) VALUES (${values(one)})`, one.category)),
  );
  const changed = await attempt(actor, sql`UPDATE ${table} SET category = category WHERE true RETURNING category`);
  const deleted = await attempt(actor, sql`DELETE FROM ${table} WHERE true RETURNING category`);
  done.added += added.flat().length;
  done.changed += changed.length;
  const wrong = (did: string, categories: readonly string[]) =>
    categories.filter((category) => !granted.includes(category as DataCategory)).map((category) => `${did} ${category}`);
  return [...wrong('added', added.flat()), ...wrong('changed', changed), ...wrong('deleted', deleted)];
}

/** Together the roles of a place try every category of every table. */
const quarterOf = (role: Role, categories: readonly DataCategory[]) =>
  categories.length < 4 ? categories : categories.filter((_, at) => at % 4 === roles.indexOf(role) % 4);

const names = (row: object) => sql.join(Object.keys(row).map((name) => sql.ref(name)));
const values = (row: object) => sql.join(Object.values(row));

/** The categories a statement got at before everything was taken back; none when it was refused. */
async function attempt(actor: Actor, statement: RawBuilder<unknown>, category?: string): Promise<string[]> {
  let got: string[] = [];
  const takenBack = new Error('taken back');
  await server
    .inTransaction(actor, async (tx) => {
      const { rows } = await statement.execute(tx.db);
      got = category === undefined ? (rows as { category: string }[]).map((row) => row.category) : [category];
      throw takenBack;
    })
    .catch((error: unknown) => error);
  return got;
}

async function prepareActors(): Promise<void> {
  for (const role of roles) {
    for (const place of ['harbor', 'mercy', 'northgate'] as const) actors.set(`${role}@${place}`, await server.as(role, place));
    const stranger = personActor({
      networkId: newId(),
      userId: newId(),
      organizationId: newId(),
      sessionId: null,
      roles: [role],
      language: 'en',
      timeZone: 'Europe/Rome',
    });
    actors.set(`${role}@elsewhere`, stranger);
  }
}

async function openCase(): Promise<void> {
  const manager = await server.as('case_manager');
  await server.inTransaction(server.system(), async (tx) => {
    const organizationId = server.organizations.harbor;
    await tx.db
      .insertInto('persons')
      .values({ id: personId, givenNames: 'Ada', familyName: 'Matrix', registeredByOrganizationId: organizationId })
      .execute();
    await tx.db
      .insertInto('cases')
      .values({
        id: caseId,
        number: 'matrix',
        personId,
        organizationId,
        programId: server.programId,
        model: 'clinical',
        state: 'assessment',
        caseManagerId: manager.userId,
      })
      .execute();
  });
  await server.release({ caseId, personId }, released);
}

/** One row per category in every table that has one, put there by the superuser past constraints: the matrix asks about access, not about content. */
async function fillTables(): Promise<Table[]> {
  const { adminUrl } = await scratchPostgres();
  const admin = new pg.Client({ connectionString: adminUrl.replace('@/postgres?', `@/${databaseOf(server.ownerUrl)}?`) });
  await admin.connect();
  await admin.query('SET session_replication_role = replica');
  const found = await admin.query<{ name: string; hasCase: boolean }>(`
    SELECT c.relname AS name, bool_or(a.attname = 'case_id') AS "hasCase" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('consents')
    GROUP BY c.oid HAVING bool_or(a.attname = 'category') AND bool_or(a.attname IN ('case_id', 'person_id')) ORDER BY 1`);
  const filled: Table[] = [];
  for (const { name, hasCase } of found.rows) filled.push({ name, hasCase, row: await fill(admin, name, hasCase) });
  await admin.end();
  return filled;
}

async function fill(admin: pg.Client, table: string, withCase: boolean): Promise<Table['row']> {
  const checks = await admin.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'x')`,
    [table],
  );
  for (const { name } of checks.rows)
    await admin.query(`ALTER TABLE ${pg.escapeIdentifier(table)} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
  const indexes = await admin.query<{ name: string }>(
    `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = $1::regclass AND indisunique AND indpred IS NOT NULL`,
    [table],
  );
  for (const { name } of indexes.rows) await admin.query(`DROP INDEX ${name}`);
  const columns = await admin.query<{ name: string; type: string; needed: boolean }>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND a.attgenerated = '' AS needed
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  );
  await admin.query(`DELETE FROM ${pg.escapeIdentifier(table)}`).catch(() => undefined);
  const rowOf: Table['row'] = (category) => {
    const row: Record<string, unknown> = Object.fromEntries(
      columns.rows.filter((column) => column.needed).map((column) => [column.name, sample(column.type)]),
    );
    row.network_id = server.networkId;
    row.category = category;
    if (withCase) row.case_id = caseId;
    for (const { name } of columns.rows) if (/(^|_)person_id$/.test(name)) row[name] = personId;
    return row;
  };
  for (const category of categoriesIn(table)) {
    const row = rowOf(category);
    const names = Object.keys(row);
    await admin.query(
      `INSERT INTO ${pg.escapeIdentifier(table)} (${names.map(pg.escapeIdentifier).join()}) VALUES (${names.map((_, index) => `$${index + 1}`).join()})`,
      Object.values(row),
    );
  }
  return rowOf;
}

function sample(type: string): unknown {
  if (type === 'uuid') return newId();
  if (type.endsWith('[]')) return [];
  if (type === 'date') return '2026-03-01';
  if (type.startsWith('timestamp')) return '2026-03-01T12:00:00Z';
  if (type === 'jsonb' || type === 'json') return '{}';
  if (type === 'boolean') return false;
  if (type === 'bytea') return Buffer.from(newId());
  if (type === 'tstzrange') return `[2026-03-01T12:00:00Z,2026-03-01T13:00:0${Math.floor(Math.random() * 9)}Z)`;
  if (type === 'smallint') return Math.floor(Math.random() * 3e4);
  return /int|numeric|double/.test(type) ? Math.floor(Math.random() * 1e6) : newId();
}

function databaseOf(url: string): string {
  return /@\/([^?]+)\?/.exec(url)?.[1] ?? 'lotse';
}
