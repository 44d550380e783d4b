import { sql } from 'kysely';
import type { Tx } from '#platform';
import type { HealthEntry } from '../fhir/records.ts';
import type { Identity, KeyDigest } from './identities.ts';

/** A health entry ready for its table. `resource` is JSON text in UTF-8, put into the row as it is: decimals keep all their digits. */
export interface EntryRow {
  readonly id: string;
  readonly personId: string;
  readonly importId: string;
  readonly entry: HealthEntry;
  readonly encounterId: string | null;
  readonly practitionerId: string | null;
  readonly organizationId: string | null;
  readonly files: readonly { sha256: string; size: number; mediaType: string; title: string | null }[];
  readonly resource: Buffer;
  readonly sourceKey: KeyDigest;
  readonly sourceContent: string;
}

const columns =
  sql.raw(`id, person_id, category, kind, section, code_system, code, display, status, starts_at, starts_precision, ends_at, ends_precision,
  value_number, value_unit, value_text, encounter_id, practitioner_id, organization_id, files, source_key, source_content, import_id, resource`);

const types = sql.raw(`(id uuid, person_id uuid, category text, kind text, section text, code_system text, code text, display text,
  status text, starts_at timestamptz, starts_precision text, ends_at timestamptz, ends_precision text, value_number numeric, value_unit text,
  value_text text, encounter_id uuid, practitioner_id uuid, organization_id uuid, files jsonb, source_key bytea, source_content bytea, import_id uuid)`);

/** The rows as a table `r`. The resources come beside the rest: within it PostgreSQL would go through each of them three times. */
function recordset(rows: readonly EntryRow[]) {
  const rest = JSON.stringify(rows.map(rowWithoutResource));
  const resources = jsonArray(rows.map((row) => row.resource));
  return sql`ROWS FROM (json_to_recordset(${rest}::json) AS ${types}, unnest(${resources}::json[])) AS r (${columns})`;
}

/** Which of these keys are entries already, by their own keys. */
export async function findEntries(tx: Tx, digests: readonly KeyDigest[]): Promise<Map<KeyDigest, Identity>> {
  if (digests.length === 0) return new Map();
  const { rows } = await sql<{ key: KeyDigest; localId: string; content: string }>`
    SELECT encode(source_key, 'hex') AS key, id AS "localId", encode(source_content, 'hex') AS content FROM health_entries
    WHERE source_key = ANY (ARRAY(SELECT decode(digest, 'hex') FROM unnest(${digests as string[]}::text[]) AS digest))`.execute(tx.db);
  return new Map(rows.map(({ key, ...entry }) => [key, { kind: 'health_entry', ...entry }]));
}

/** Inserts many entries in one statement. COPY would be faster by a little, but PostgreSQL refuses it on tables with row-level security. */
export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`INSERT INTO health_entries (${columns}) SELECT ${columns} FROM ${recordset(rows)}`.execute(tx.db);
}

/** Replaces what a sender has changed since; the earlier state stays in the history. */
export async function updateEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`UPDATE health_entries AS e SET category = r.category, kind = r.kind, section = r.section, code_system = r.code_system, code = r.code,
      display = r.display, status = r.status, starts_at = r.starts_at, starts_precision = r.starts_precision, ends_at = r.ends_at,
      ends_precision = r.ends_precision, value_number = r.value_number, value_unit = r.value_unit, value_text = r.value_text,
      encounter_id = r.encounter_id, practitioner_id = r.practitioner_id, organization_id = r.organization_id, resource = r.resource,
      files = r.files, source_content = r.source_content, import_id = r.import_id
    FROM ${recordset(rows)} WHERE e.id = r.id AND e.person_id = r.person_id`.execute(tx.db);
}

/** A part of a divided observation that is gone from its newest version. */
export async function withdrawEntries(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('healthEntries')
    .set({ status: 'entered-in-error' })
    .where('id', 'in', [...ids])
    .execute();
}

function rowWithoutResource({ entry, ...row }: EntryRow) {
  return {
    id: row.id,
    person_id: row.personId,
    category: entry.category,
    kind: entry.kind,
    section: entry.section,
    code_system: entry.code.system,
    code: entry.code.code,
    display: entry.code.display,
    status: entry.status,
    starts_at: entry.from?.at ?? null,
    starts_precision: entry.from?.precision ?? null,
    ends_at: entry.to?.at ?? null,
    ends_precision: entry.to?.precision ?? null,
    value_number: entry.value?.number ?? null,
    value_unit: entry.value?.unit ?? null,
    value_text: entry.value?.text ?? null,
    encounter_id: row.encounterId,
    practitioner_id: row.practitionerId,
    organization_id: row.organizationId,
    files: row.files,
    source_key: `\\x${row.sourceKey}`,
    source_content: `\\x${row.sourceContent}`,
    import_id: row.importId,
  };
}

const JSON_OID = 114;

/** Texts as a `json[]` in PostgreSQL's binary format: bytes go as they are, nothing is escaped or turned into strings in between. */
function jsonArray(texts: readonly Buffer[]): Buffer {
  const array = Buffer.allocUnsafe(texts.reduce((size, text) => size + 4 + text.length, 20));
  let at = 0;
  // One dimension, no nulls, the type of the elements, how many, counted from 1.
  for (const word of [1, 0, JSON_OID, texts.length, 1]) at = array.writeInt32BE(word, at);
  for (const text of texts) {
    at = array.writeInt32BE(text.length, at);
    at += text.copy(array, at);
  }
  return array;
}
