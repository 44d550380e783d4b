import { type Selectable, sql } from 'kysely';
import { Refused } from '#kernel';
import { type Actor, type Database, json, type Platform, type Tx } from '#platform';
import { Counts, type ImportState, unfinishedStates } from '../model.ts';
import { addCounts, Position, type ProblemFound } from './import-progress.ts';
import type { StepResult } from './import-run.ts';

/** More are counted, but not listed: nobody reads further, and a file full of nonsense must not fill the database. */
const LISTED_PROBLEMS = 10_000;

/** Stands for the sender where an import gives it no name. */
export const UNNAMED_SOURCE = 'urn:lotse:unnamed-source';

export interface NewImport {
  readonly id: string;
  readonly organizationId: string;
  readonly source: string;
  readonly label: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly uploaded: boolean;
  readonly bytesTotal: number;
}

export async function insertImport(tx: Tx, found: NewImport): Promise<void> {
  await tx.db.insertInto('imports').values(found).execute();
}

/** Whether the acting organisation has an import of this id. */
export async function hasImport(tx: Tx, id: string): Promise<boolean> {
  return (await tx.db.selectFrom('imports').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** An import of the very same files by the same organisation that was not finished: it goes on. */
export async function findUnfinished(tx: Tx, organizationId: string, fingerprint: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('imports')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('fingerprint', '=', fingerprint)
    .where('state', 'in', [...unfinishedStates])
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function loadImport(tx: Tx, id: string) {
  const row = await tx.db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  return row && parsed(row);
}

function parsed(row: Selectable<Database['imports']>) {
  return { ...row, state: row.state as ImportState, position: Position.parse(row.position), counts: Counts.parse(row.counts) };
}
export type ImportRow = ReturnType<typeof parsed>;

/** Says how far the reading is. False when the import was cancelled meanwhile. */
export async function saveReading(
  tx: Tx,
  id: string,
  reading: { bytesRead: number; counts: Counts; persons: number; problems: number },
): Promise<boolean> {
  const { rows } =
    await sql`UPDATE imports SET state = 'reading', bytes_read = least(${reading.bytesRead}, bytes_total), counts = ${JSON.stringify(reading.counts)}::jsonb,
      persons_total = ${reading.persons}, problem_count = ${reading.problems}
    WHERE id = ${id} AND state IN ('waiting', 'reading') RETURNING id`.execute(tx.db);
  return rows.length === 1;
}

/** The reading is complete; from here on every step is kept with what it wrote. */
export async function beginWriting(
  tx: Tx,
  id: string,
  reading: { counts: Counts; persons: number; problems: readonly ProblemFound[]; problemCount: number },
): Promise<void> {
  await tx.db.deleteFrom('importProblems').where('importId', '=', id).execute();
  await sql`UPDATE imports SET state = 'writing', bytes_read = bytes_total, counts = ${JSON.stringify(reading.counts)}::jsonb, persons_total = ${reading.persons},
      persons_done = 0, problem_count = ${reading.problemCount}, position = '{}'::jsonb WHERE id = ${id}`.execute(tx.db);
  await listProblems(tx, id, 0, reading.problems);
}

/** Somebody stopped the import. */
export function importCancelled(): Refused {
  return new Refused({ code: 'import.cancelled' });
}

/** Keeps what a step did, in the transaction of the step, and answers the import as it stands then. Refuses `import.cancelled` when somebody stopped it. */
export async function saveStep(
  tx: Tx,
  id: string,
  result: StepResult,
  persons: number,
  move: (position: Position) => Position,
): Promise<ImportRow> {
  const before = await tx.db
    .selectFrom('imports')
    .select(['state', 'position', 'counts', 'problemCount'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.state !== 'writing') throw importCancelled();
  const after = await tx.db
    .updateTable('imports')
    .set((eb) => ({
      position: json(move(Position.parse(before.position))),
      counts: json(addCounts(Counts.parse(before.counts), result.counts)),
      personsDone: eb('personsDone', '+', persons),
      problemCount: eb('problemCount', '+', result.problems.length),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await listProblems(tx, id, before.problemCount, result.problems);
  return parsed(after);
}

export async function finishImport(tx: Tx, id: string, state: 'done' | 'failed' | 'cancelled', failure: string | null): Promise<void> {
  await sql`UPDATE imports SET state = ${state}, failure = ${failure}, finished_at = now() WHERE id = ${id}`.execute(tx.db);
}

/** Stops an import: what is written stays, the rest does not come. A finished one is left as it is. */
export async function cancelImport(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('imports')
    .set({ state: 'cancelled', finishedAt: tx.now.toString() })
    .where('id', '=', id)
    .where('state', 'in', [...unfinishedStates])
    .execute();
}

/** The first problems, one line each: where, what and why. */
export async function listedProblems(
  platform: Pick<Platform, 'inTransaction'>,
  actor: Actor,
  importId: string,
  most: number,
): Promise<string[]> {
  const rows = await platform.inTransaction(actor, (tx) =>
    tx.db
      .selectFrom('importProblems')
      .select(['file', 'path', 'resourceType', 'code', 'element', 'line'])
      .where('importId', '=', importId)
      .orderBy('ordinal')
      .limit(most)
      .execute(),
  );
  return rows.map(({ file, path, resourceType, code, element, line }) => {
    const place = line === null ? path : `${path} (line ${line})`;
    return [file, place, resourceType, code, element].filter((part) => part !== null).join(' · ');
  });
}

async function listProblems(tx: Tx, importId: string, listed: number, problems: readonly ProblemFound[]): Promise<void> {
  const rows = problems.slice(0, Math.max(0, LISTED_PROBLEMS - listed)).map((problem, index) => ({
    ordinal: listed + index + 1,
    file: problem.file,
    path: problem.path,
    resource_type: problem.resourceType ?? null,
    code: problem.code,
    element: problem.element ?? null,
    line: problem.at?.line ?? null,
    byte_offset: problem.at?.offset ?? null,
  }));
  if (rows.length === 0) return;
  await sql`INSERT INTO import_problems (import_id, organization_id, ordinal, file, path, resource_type, code, element, line, byte_offset)
    SELECT i.id, i.organization_id, r.ordinal, r.file, r.path, r.resource_type, r.code, r.element, r.line, r.byte_offset
    FROM imports i, json_to_recordset(${JSON.stringify(rows)}::json) AS r (ordinal integer, file text, path text, resource_type text, code text, element text, line integer, byte_offset bigint)
    WHERE i.id = ${importId}`.execute(tx.db);
}
