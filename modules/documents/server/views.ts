import { sql } from 'kysely';
import { z } from 'zod';
import { type DataCategory, Refused } from '#kernel';
import { decodeCursor, type Tx, toPage } from '#platform';
import { DocumentKind, type DocumentView } from '../model.ts';
import { isPreviewed } from '../rules.ts';

export interface DocumentListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly kind?: DocumentKind | undefined;
  /** `current` the last valid version of each document, `all` every version and what was entered in error. */
  readonly show: 'current' | 'all';
}

const Cursor = z.tuple([z.string(), z.uuid()]);

/** The documents of a case or, for `personId`, of the person outside any case; newest first. */
export async function listDocuments(tx: Tx, of: { caseId: string } | { personId: string }, query: DocumentListQuery) {
  const after = decodeCursor(query.cursor, Cursor);
  const rows = await documentRows(tx)
    .where((eb) =>
      'caseId' in of ? eb('d.caseId', '=', of.caseId) : eb.and([eb('d.personId', '=', of.personId), eb('d.caseId', 'is', null)]),
    )
    .$if(query.kind !== undefined, (rows) => rows.where('d.kind', '=', query.kind ?? ''))
    .$if(query.show === 'current', (rows) => rows.where('d.enteredInErrorAt', 'is', null).where(isLastOfSeries))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(d.created_at, d.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
    .orderBy('d.createdAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(sql.lit(query.limit + 1))
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.createdAt, row.id] as const);
  return { ...page, items: page.items.map(toView) };
}

/** One document as screens show it. Refuses `record.not-found`. */
export async function viewDocument(tx: Tx, id: string): Promise<DocumentView> {
  const row = await documentRows(tx).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(row);
}

/** Every version of the document, the newest first. */
export async function listVersions(tx: Tx, seriesId: string): Promise<DocumentView[]> {
  return (await documentRows(tx).where('d.seriesId', '=', seriesId).orderBy('d.number', 'desc').execute()).map(toView);
}

/** A newer version that was entered in error does not hide the one before it. */
const isLastOfSeries = sql<boolean>`NOT EXISTS (SELECT FROM documents newer WHERE newer.network_id = d.network_id AND newer.series_id = d.series_id
  AND newer.number > d.number AND newer.entered_in_error_at IS NULL)`;

function documentRows(tx: Tx) {
  return tx.db
    .selectFrom('documents as d')
    .leftJoin('users as u', 'u.id', 'd.createdBy')
    .leftJoin('users as e', 'e.id', 'd.enteredInErrorBy')
    .select(['d.id', 'd.seriesId', 'd.number', 'd.caseId', 'd.personId', 'd.title', 'd.kind', 'd.category', 'd.fileName', 'd.mediaType'])
    .select(['d.size', 'd.enteredInErrorAt', 'd.enteredInErrorReason', 'd.createdAt', 'd.version'])
    .select([fullName('u').as('createdByName'), fullName('e').as('enteredInErrorByName')]);
}

function fullName(alias: 'u' | 'e') {
  return sql<string | null>`${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}`;
}

type Row = Awaited<ReturnType<ReturnType<typeof documentRows>['executeTakeFirstOrThrow']>>;

function toView(row: Row): DocumentView {
  const { enteredInErrorAt, enteredInErrorReason, enteredInErrorByName, ...document } = row;
  return {
    ...document,
    kind: DocumentKind.parse(row.kind),
    category: row.category as DataCategory,
    canPreview: isPreviewed(row.mediaType) && enteredInErrorAt === null,
    enteredInError:
      enteredInErrorAt === null ? null : { at: enteredInErrorAt, byName: enteredInErrorByName, reason: enteredInErrorReason ?? '' },
  };
}
