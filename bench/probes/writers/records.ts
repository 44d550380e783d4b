import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { TestServer } from '#testing';
import type { JsonSchema } from '../from-schema.ts';
import { apiOperations, type Operation } from '../operations.ts';
import { type Prepared, prepare, type Stage } from '../recipes/index.ts';
import type { RecordOf } from '../recipes/stage.ts';

export type Row = Readonly<Record<string, unknown>>;

/** One way to write to a record that is already there, at the version seen. */
export interface Edit {
  readonly operation: Operation;
  readonly schema: JsonSchema | undefined;
  /** The body its recipe sends. */
  readonly body: unknown;
}

/** A kind of record that several people may write to, with every operation that does. */
export interface EditableKind {
  readonly table: string;
  readonly edits: readonly Edit[];
}

/** A record of a kind, made for one round. */
export interface EditedRecord {
  readonly of: RecordOf;
  /** The ids of its address: `{ id, goalId }`. */
  readonly ids: Readonly<Record<string, string>>;
  readonly made: Prepared;
}

/**
 * Every operation that asks for the version seen, found by asking each of them without it, by the table it changes. Fails for one whose recipe does not
 * say which record that is: then nobody would look whether two writers of it lose something.
 */
export async function editableKinds(stage: Stage): Promise<EditableKind[]> {
  const found: { table: string; edit: Edit }[] = [];
  const nameless: string[] = [];
  for (const operation of await apiOperations()) {
    if (operation.method === 'GET') continue;
    const { url, body, headers, as, asked } = await prepare(stage, operation);
    const { 'if-match': _, ...rest } = headers;
    const answer = await stage.server.request(as, operation.method, url, body, rest);
    const asksForVersion = answer.body?.code === 'write.version-missing';
    if (asksForVersion !== (asked.of !== undefined)) nameless.push(`${operation.name}: ${answer.status}`);
    if (asksForVersion && asked.of) found.push({ table: asked.of.table, edit: { operation, schema: operation.body, body } });
  }
  assert.deepEqual(nameless, [], 'operations that ask for a version and have no record, or have one and do not ask');
  return [...Map.groupBy(found, ({ table }) => table)].map(([table, edits]) => ({ table, edits: edits.map(({ edit }) => edit) }));
}

/** A fresh record of the kind. */
export async function aRecord(stage: Stage, { edits }: EditableKind): Promise<EditedRecord> {
  const [first] = edits;
  assert.ok(first);
  const made = await prepare(stage, first.operation);
  assert.ok(made.asked.of);
  return { of: made.asked.of, ids: idsIn(made.url, first.operation.path), made };
}

/** The address of an operation on a record. */
export const addressOf = ({ path }: Operation, { ids }: EditedRecord): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'unknown');

function idsIn(url: string, path: string): Record<string, string> {
  const parts = url.split('?')[0]?.split('/') ?? [];
  return Object.fromEntries(path.split('/').flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), parts[at] ?? '']] : [])));
}

/** The row as it is now, or undefined when it is gone. */
export async function rowOf(server: TestServer, { table, id, column = 'id' }: RecordOf): Promise<Row | undefined> {
  const { rows } = await server.inTransaction(server.system(), (tx) =>
    sql<{ row: Row }>`SELECT to_jsonb(t) AS "row" FROM ${sql.table(table)} t WHERE ${sql.ref(column)} = ${id}`.execute(tx.db),
  );
  return rows[0]?.row;
}

/** The row as it was at each version that has passed. */
export async function historyOf(server: TestServer, { table }: RecordOf, row: Row): Promise<Map<number, Row>> {
  const { rows } = await server.inTransaction(server.system(), (tx) =>
    sql<{ version: number; state: Row }>`SELECT version, state FROM row_history WHERE table_name = ${table} AND row_id = ${row.id}`.execute(
      tx.db,
    ),
  );
  return new Map(rows.map(({ version, state }) => [version, state]));
}
