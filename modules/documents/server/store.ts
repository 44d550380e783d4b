import { type DataCategory, Refused } from '#kernel';
import { changeVersioned, createOnce, type EventType, record, type StoredFile, type Tx } from '#platform';
import type { DocumentChange, DocumentKind, NewDocument } from '../model.ts';
import { documentChanged, documentFiled, documentInError, documentInfected } from './events.ts';

/** Whose document it is: of a case, or of a person outside any case. */
export interface DocumentOwner {
  readonly caseId: string | null;
  readonly personId: string;
}

/** A file that lies in the store, with what was found in it. */
export interface FiledFile extends StoredFile {
  readonly mediaType: string;
  readonly fileName: string;
}

/**
 * Files a stored file as a document, or as the next version of one; the same id with the same content again is the same document. Refuses
 * `record.not-found` for a replaced document that is absent, hidden or of somebody else, `create.id-reused`. The journal says that it was filed, unless
 * `silent`: then the caller says what happened.
 */
export async function fileDocument(
  tx: Tx,
  owner: DocumentOwner,
  document: NewDocument,
  file: FiledFile,
  { silent = false }: { silent?: boolean } = {},
): Promise<void> {
  await createOnce(tx, { kind: 'document', id: document.id, body: { owner, document, sha256: file.sha256 } }, async () => {
    const { id, title, kind, category, replaces } = document;
    const place = replaces === null ? { seriesId: id, number: 1 } : await nextInSeries(tx, owner, replaces);
    await tx.db
      .insertInto('documents')
      .values({ id, title, kind, category, ...place, ...owner, ...file })
      .execute();
    if (!silent) record(tx, documentFiled, subjectOf(owner, category), { documentId: id, kind, title, number: place.number });
  });
}

/** Writes down that a file was refused because malware was found in it; nothing of its content is kept. */
export function noteInfected(tx: Tx, owner: DocumentOwner, document: NewDocument, signature: string): void {
  const { id, kind, title, category } = document;
  record(tx, documentInfected, subjectOf(owner, category), { documentId: id, kind, title, signature });
}

/** A document's row. Refuses `record.not-found` for one that is absent or hidden. */
export async function loadDocument(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('documents')
    .select(['id', 'seriesId', 'number', 'caseId', 'personId', 'category', 'kind', 'title'])
    .select(['fileName', 'mediaType', 'size', 'sha256', 'enteredInErrorAt', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return row;
}
export type DocumentRow = Awaited<ReturnType<typeof loadDocument>>;

/** Puts title, kind or category right. Refuses `document.in-error`, `write.conflict`. */
export async function changeDocument(tx: Tx, document: DocumentRow, seen: number, change: DocumentChange): Promise<void> {
  requireValid(document);
  await changeVersioned(tx, 'documents', document.id, seen, change);
  note(tx, documentChanged, await loadDocument(tx, document.id));
}

/** Marks a document as entered in error: it stays in the record with the reason, and its file is not handed out any more. Refuses `document.in-error`. */
export async function markInError(tx: Tx, document: DocumentRow, seen: number, reason: string): Promise<void> {
  requireValid(document);
  const mark = { enteredInErrorAt: tx.now.toString(), enteredInErrorBy: tx.actor.userId, enteredInErrorReason: reason };
  await changeVersioned(tx, 'documents', document.id, seen, mark);
  note(tx, documentInError, document);
}

/** Refuses `document.in-error` for a document that does not count any more. */
export function requireValid(document: Pick<DocumentRow, 'enteredInErrorAt'>): void {
  if (document.enteredInErrorAt !== null) throw new Refused({ code: 'document.in-error' });
}

/** The version after the last one; the first document of the series is held meanwhile, so that two newer scans are numbered one after the other. */
async function nextInSeries(tx: Tx, owner: DocumentOwner, replaces: string): Promise<{ seriesId: string; number: number }> {
  const earlier = await loadDocument(tx, replaces);
  if (earlier.caseId !== owner.caseId || earlier.personId !== owner.personId) throw new Refused({ code: 'record.not-found' });
  await tx.db.selectFrom('documents').select('id').where('id', '=', earlier.seriesId).forUpdate().execute();
  const last = await tx.db
    .selectFrom('documents')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('seriesId', '=', earlier.seriesId)
    .executeTakeFirst();
  return { seriesId: earlier.seriesId, number: (last?.number ?? earlier.number) + 1 };
}

type Noted = Pick<DocumentRow, 'id' | 'kind' | 'title' | 'number' | 'caseId' | 'personId' | 'category'>;

function note(tx: Tx, event: EventType<typeof documentFiled.facts>, document: Noted): void {
  const { id, kind, title, number } = document;
  const category = document.category as DataCategory;
  record(tx, event, subjectOf(document, category), { documentId: id, kind: kind as DocumentKind, title, number });
}

function subjectOf(owner: DocumentOwner, category: DataCategory) {
  return { caseId: owner.caseId ?? undefined, personId: owner.personId, category };
}
