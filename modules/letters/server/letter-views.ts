import { sql } from 'kysely';
import { Refused } from '#kernel';
import type { Tx } from '#platform';
import { LetterView } from '../model.ts';

/** The letters of a case that the reader may see, the newest first. */
export async function listLetters(tx: Tx, caseId: string): Promise<LetterView[]> {
  const rows = await letterRows(tx).where('l.caseId', '=', caseId).orderBy('l.createdAt', 'desc').orderBy('l.id', 'desc').execute();
  return rows.map((row) => LetterView.parse(row));
}

/** One letter; refuses `record.not-found`. */
export async function viewLetter(tx: Tx, id: string): Promise<LetterView> {
  const row = await letterRows(tx).where('l.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return LetterView.parse(row);
}

function letterRows(tx: Tx) {
  return tx.db
    .selectFrom('letters as l')
    .leftJoin('users as u', 'u.id', 'l.createdBy')
    .select([
      'l.id',
      'l.caseId',
      'l.documentId',
      'l.category',
      'l.templateId',
      'l.templateVersion',
      'l.language',
      'l.address',
      'l.subject',
      'l.body',
    ])
    .select(['l.recipientKind', 'l.recipientName', 'l.delivery', 'l.createdAt as writtenAt'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('writtenByName'));
}
