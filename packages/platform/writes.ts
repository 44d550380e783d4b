import { createHash } from 'node:crypto';
import { type Compilable, sql } from 'kysely';
import { canonicalJson, Refused } from '#kernel';
import type { Database } from './database-schema.gen.ts';
import { sendWithNext } from './sql-driver.ts';
import type { Tx } from './tx.ts';

/**
 * Creates a record under an id chosen by the caller. The same id with the same body again is the same record: nothing runs, `repeated` is
 * answered. Refuses `create.id-reused` when the id was used for something else.
 */
export async function createOnce(
  tx: Tx,
  { kind, ...of }: { kind: string; id: string; body: unknown },
  create: () => Promise<void>,
): Promise<'created' | 'repeated'> {
  const fresh = await createAllOnce(tx, kind, [of], create);
  return fresh.length > 0 ? 'created' : 'repeated';
}

/** Something to be created, under its id. `body` is what was asked for: the same again is the same record. */
export interface Creation {
  readonly id: string;
  readonly body: unknown;
}

/**
 * Creates several records of one kind as {@link createOnce} creates one, with one receipt statement for all. `create` gets those that are not there yet, in their
 * order, and does not run if there are none; they are answered too.
 */
export async function createAllOnce<Of extends Creation>(
  tx: Tx,
  kind: string,
  all: readonly Of[],
  create: (fresh: readonly Of[]) => Promise<void>,
): Promise<readonly Of[]> {
  if (all.length === 0) return [];
  const receipts = all.map((of) => ({ of, kind, bodyHash: hashOf(of.body), userId: tx.actor.userId }));
  const taken = await tx.db
    .insertInto('receipts')
    .values(receipts.map(({ of, userId, ...receipt }) => ({ id: of.id, ...receipt, ...(userId ? { userId } : {}) })))
    .onConflict((conflict) => conflict.columns(['networkId', 'id']).doNothing())
    .returning('id')
    .execute();
  // An id is fresh once: whoever names it a second time is held to what was asked for first.
  const free = new Set(taken.map(({ id }) => id));
  const isFresh = receipts.map(({ of }) => free.delete(of.id));
  await requireSame(
    tx,
    receipts.filter((_, at) => !isFresh[at]),
  );
  const fresh = all.filter((_, at) => isFresh[at]);
  if (fresh.length > 0) await create(fresh);
  return fresh;
}

interface Receipt {
  readonly of: Creation;
  readonly kind: string;
  readonly bodyHash: Buffer;
  readonly userId: string | null;
}

/** Refuses `create.id-reused` unless each of these was asked for before in the same words by the same person. */
async function requireSame(tx: Tx, repeated: readonly Receipt[]): Promise<void> {
  if (repeated.length === 0) return;
  const earlier = await tx.db
    .selectFrom('receipts')
    .select(['id', 'kind', 'bodyHash', 'userId'])
    .where(
      'id',
      'in',
      repeated.map(({ of }) => of.id),
    )
    .execute();
  const known = new Map(earlier.map((receipt) => [receipt.id, receipt]));
  for (const { of, kind, bodyHash, userId } of repeated) {
    const before = known.get(of.id);
    const same = before?.kind === kind && before.userId === userId && before.bodyHash.equals(bodyHash);
    if (!same) throw new Refused({ code: 'create.id-reused' });
  }
}

function hashOf(body: unknown): Buffer {
  return createHash('sha256')
    .update(canonicalJson(toJson(body)))
    .digest();
}

/**
 * Writes rows whose answer nobody needs: the statement goes out with the next one of the transaction, at the latest with its end. Where what can go wrong
 * with it (a constraint) is answered by the caller itself, `execute` it instead.
 */
export function write(tx: Tx, statement: Compilable): Promise<void> {
  return sendWithNext(tx.db, statement.compile());
}

/** Tables whose rows carry a version and keep their history. */
export type VersionedTable = {
  [Table in keyof Database]: Database[Table] extends { version: unknown; id: unknown; updatedBy: unknown } ? Table : never;
}[keyof Database];

export interface FieldConflict {
  readonly field: string;
  /** Left out where the reader may not see the history any more: an earlier address stays hidden. */
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

/**
 * Changes the fields of one row if it is still at the version the caller saw. Otherwise refuses `write.conflict` with the version now, who
 * changed it and when, and the fields that differ (base, theirs, yours); a row that is gone or hidden refuses `record.not-found`. Fields are named as in the table.
 */
export async function changeVersioned(
  tx: Tx,
  table: VersionedTable,
  id: string,
  seen: number,
  change: Record<string, unknown>,
): Promise<void> {
  const assignments = Object.entries(given(change)).map(([field, value]) => sql`${sql.ref(field)} = ${toParameter(value)}`);
  const changed = await sql<{
    id: string;
  }>`UPDATE ${sql.table(table)} SET ${assignments.length > 0 ? sql.join(assignments) : sql`version = version`}
    WHERE id = ${id} AND version = ${seen} RETURNING id`.execute(tx.db);
  if (changed.rows.length === 1) return;
  throw await conflict(tx, table, id, seen, change);
}

async function conflict(tx: Tx, table: VersionedTable, id: string, seen: number, yours: Record<string, unknown>): Promise<Refused> {
  const current = await sql<Record<string, unknown>>`SELECT to_jsonb(t) AS "row",
    (SELECT u.given_name || ' ' || u.family_name FROM users u WHERE u.id = t.updated_by) AS "byName" FROM ${sql.table(table)} t WHERE id = ${id}`.execute(
    tx.db,
  );
  const theirs = current.rows[0]?.row as Record<string, unknown> | undefined;
  if (!theirs) return new Refused({ code: 'record.not-found' });
  const before = await tx.db
    .selectFrom('rowHistory')
    .select('state')
    .where('tableName', '=', snake(table))
    .where('rowId', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  const base = before?.state as Record<string, unknown> | undefined;
  const fields = Object.keys(given(yours))
    .map(
      (field): FieldConflict => ({
        field,
        base: base && (base[snake(field)] ?? null),
        theirs: theirs[snake(field)] ?? null,
        yours: toJson(yours[field]) ?? null,
      }),
    )
    .filter((field) => !same(field.theirs, field.yours));
  return new Refused({
    code: 'write.conflict',
    version: theirs.version,
    changedAt: theirs.updated_at,
    changedBy: theirs.updated_by,
    changedByName: current.rows[0]?.byName ?? null,
    fields,
  } as { code: string });
}

/** The fields that a change really names: a form leaves out what it does not touch. */
export function given<Change extends object>(change: Change): { [Field in keyof Change]?: Exclude<Change[Field], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Change]?: Exclude<Change[Field], undefined>;
  };
}

/** Arrays of text go to PostgreSQL as arrays, plain objects as jsonb. */
function toParameter(value: unknown): unknown {
  const isDocument = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isDocument ? sql`${JSON.stringify(value)}::jsonb` : value;
}

/** A value for a jsonb column; the driver would send a bare array as a PostgreSQL array. As JSON it is itself, so that a conflict can show it. */
export function json(value: unknown) {
  return Object.assign(sql<unknown>`${JSON.stringify(value)}::jsonb`, { toJSON: () => value });
}

function toJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
