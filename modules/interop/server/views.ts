import { sql } from 'kysely';
import { z } from 'zod';
import { Refused } from '#kernel';
import { decodeCursor, type Tx, toPage } from '#platform';
import { Counts, ImportProblemView, ImportView } from '../model.ts';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The imports of the reader's organisation, the newest first. */
export async function listImports(tx: Tx, { limit, cursor }: Page) {
  const after = decodeCursor(cursor, z.tuple([z.string(), z.uuid()]));
  const rows = await selectImports(tx)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(i.created_at, i.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('i.createdAt', 'desc')
    .orderBy('i.id', 'desc')
    .limit(sql.lit(limit + 1))
    .execute();
  return toPage(rows.map(toView), limit, (row) => [row.createdAt, row.id]);
}

/** Refuses `record.not-found` for an import that is absent or of another organisation. */
export async function viewImport(tx: Tx, id: string): Promise<ImportView> {
  const row = await selectImports(tx).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(row);
}

/** What could not be taken, in the order in which it was found. */
export async function listImportProblems(tx: Tx, importId: string, { limit, cursor }: Page) {
  const after = decodeCursor(cursor, z.tuple([z.number().int()]));
  const rows = await tx.db
    .selectFrom('importProblems')
    .select(['ordinal', 'file', 'path', 'resourceType', 'code', 'element', 'line', 'byteOffset'])
    .where('importId', '=', importId)
    .$if(after !== undefined, (query) => query.where('ordinal', '>', after?.[0] ?? 0))
    .orderBy('ordinal')
    .limit(sql.lit(limit + 1))
    .execute();
  return toPage(
    rows.map((row) => ImportProblemView.parse(row)),
    limit,
    (row) => [row.ordinal],
  );
}

function selectImports(tx: Tx) {
  return tx.db
    .selectFrom('imports as i')
    .leftJoin('users as u', (join) => join.onRef('u.networkId', '=', 'i.networkId').onRef('u.id', '=', 'i.createdBy'))
    .select(['i.id', 'i.label', 'i.state', 'i.bytesTotal', 'i.bytesRead', 'i.personsTotal', 'i.personsDone', 'i.problemCount', 'i.counts'])
    .select(['i.failure', 'i.createdAt', 'i.finishedAt'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('createdByName'));
}

function toView(row: Awaited<ReturnType<ReturnType<typeof selectImports>['execute']>>[number]): ImportView {
  return ImportView.parse({ ...row, counts: Counts.parse(row.counts) });
}
