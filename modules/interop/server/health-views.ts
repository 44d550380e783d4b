import { sql } from 'kysely';
import { z } from 'zod';
import { Refused } from '#kernel';
import { decodeCursor, type Tx, toPage } from '#platform';
import { type HealthEntryKind, HealthEntryView, HealthRecordSummary, overStatuses } from '../model-health.ts';
import { UNNAMED_SOURCE } from './import-store.ts';

const StoredFiles = z.array(z.object({ sha256: z.string(), size: z.number(), mediaType: z.string(), title: z.string().nullable() }));
export type StoredFile = z.infer<typeof StoredFiles>[number];

const isCurrent = sql<boolean>`(e.ends_at IS NULL AND (e.status IS NULL OR e.status <> ALL (${[...overStatuses]}::text[])))`;

const isValid = sql<boolean>`e.status IS DISTINCT FROM 'entered-in-error'`;

/** The number of entries of each kind the reader may see, and who sent them when; entries withdrawn by the sender do not count. */
export async function summarizeRecord(tx: Tx, personId: string): Promise<HealthRecordSummary> {
  const { rows } = await sql<{
    receivedAt: string;
  }>`SELECT e.kind, count(*)::int AS count, count(*) FILTER (WHERE ${isCurrent})::int AS current,
      max(e.updated_at) AS "receivedAt"
    FROM health_entries e WHERE e.person_id = ${personId} AND ${isValid} GROUP BY e.kind`.execute(tx.db);
  const receivedAt = rows.map((row) => row.receivedAt).sort();
  return HealthRecordSummary.parse({ kinds: rows, receivedAt: receivedAt.at(-1) ?? null, sources: await listSources(tx, personId) });
}

/** The names of the senders. An import is seen by the organisation that made it: others learn of no name. */
async function listSources(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('healthEntries as e')
    .innerJoin('imports as i', (join) => join.onRef('i.networkId', '=', 'e.networkId').onRef('i.id', '=', 'e.importId'))
    .select('i.source')
    .distinct()
    .where('e.personId', '=', personId)
    .where('i.source', '<>', UNNAMED_SOURCE)
    .where(isValid)
    .orderBy('i.source')
    .execute();
  return rows.map((row) => row.source);
}

export interface EntryQuery {
  readonly kind: HealthEntryKind;
  readonly current: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The entries of one kind the reader may see, the latest first; what has no date comes last. */
export async function listEntries(tx: Tx, personId: string, { kind, current, limit, cursor }: EntryQuery) {
  const after = decodeCursor(cursor, z.tuple([z.string().nullable(), z.uuid()]));
  const rows = await tx.db
    .selectFrom('healthEntries as e')
    .leftJoin('practitioners as p', (join) => join.onRef('p.networkId', '=', 'e.networkId').onRef('p.id', '=', 'e.practitionerId'))
    .leftJoin('organizations as o', (join) => join.onRef('o.networkId', '=', 'e.networkId').onRef('o.id', '=', 'e.organizationId'))
    .select(['e.id', 'e.kind', 'e.section', 'e.category', 'e.code', 'e.codeSystem', 'e.display', 'e.status', 'e.files'])
    .select(['e.startsAt', 'e.startsPrecision', 'e.endsAt', 'e.endsPrecision', 'e.valueNumber', 'e.valueUnit', 'e.valueText'])
    .select(['p.name as practitionerName', 'o.name as organizationName'])
    .where('e.personId', '=', personId)
    .where('e.kind', '=', kind)
    .where(isValid)
    .$if(current, (query) => query.where(isCurrent))
    .$if(after !== undefined, (query) => query.where(comesAfter(after?.[0] ?? null, after?.[1] ?? '')))
    .orderBy(sql`e.starts_at DESC NULLS LAST`)
    .orderBy('e.id', 'desc')
    .limit(sql.lit(limit + 1))
    .execute();
  const views = rows.map((row) =>
    HealthEntryView.parse({
      ...row,
      valueNumber: row.valueNumber === null ? null : Number(row.valueNumber),
      files: StoredFiles.parse(row.files),
    }),
  );
  return toPage(views, limit, (view) => [view.startsAt, view.id]);
}

/** A file of an entry, with whose it is; refuses `record.not-found` for one that is absent or hidden. */
export async function findEntryFile(tx: Tx, entryId: string, index: number) {
  const row = await tx.db
    .selectFrom('healthEntries')
    .select(['personId', 'category', 'display', 'files'])
    .where('id', '=', entryId)
    .where(sql<boolean>`status IS DISTINCT FROM 'entered-in-error'`)
    .executeTakeFirst();
  const file = row && StoredFiles.parse(row.files)[index];
  if (!file) throw new Refused({ code: 'record.not-found' });
  return { personId: row.personId, category: row.category, display: row.display, file };
}

function comesAfter(startsAt: string | null, id: string) {
  if (startsAt === null) return sql<boolean>`(e.starts_at IS NULL AND e.id < ${id}::uuid)`;
  return sql<boolean>`(e.starts_at < ${startsAt}::timestamptz OR e.starts_at IS NULL OR (e.starts_at = ${startsAt}::timestamptz AND e.id < ${id}::uuid))`;
}
