import { orThrow } from '#kernel';
import { CaseModel } from '#modules/cases/index.ts';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { changeVersioned, record, type Tx } from '#platform';
import type { ContactView, NewAddendum, NewReview } from '../model.ts';
import { checkAddendum, checkReview, checkSigning } from '../rules.ts';
import { addendumAdded, noteReviewed, noteSigned } from './events.ts';
import { subjectOf } from './log-contact.ts';
import { loadContact } from './store.ts';

/** Signs a note for good. Refuses `contact.signed`, `contact.not-yours`, `contact.nothing-to-sign`, `contact.needs-component`, `contact.needs-minutes`,
 * `case.closed`, `write.conflict`. */
export async function signNote(tx: Tx, id: string, seen: number): Promise<void> {
  const contact = await loadContact(tx, id);
  const { model } = await loadCaseForWork(tx, contact.caseId);
  orThrow(checkSigning(contact, tx.actor.userId, CaseModel.parse(model)));
  await changeVersioned(tx, 'contacts', id, seen, { signedAt: tx.now.toString(), signedBy: tx.actor.userId });
  record(tx, noteSigned, subjectOf(contact), factsOf(contact));
}

/** Adds to a signed note what became known later, on a closed case too. Refuses `contact.not-signed`. */
export async function addAddendum(tx: Tx, contactId: string, { id, text }: NewAddendum): Promise<void> {
  const contact = await loadContact(tx, contactId);
  orThrow(checkAddendum(contact));
  const added = { addedAt: tx.now.toString(), addedBy: tx.actor.userId ?? '' };
  await tx.db
    .insertInto('contactAddenda')
    .values({ id, contactId, text, ...subjectOf(contact), ...added })
    .execute();
  record(tx, addendumAdded, subjectOf(contact), factsOf(contact));
}

/** Says that a supervisor has read a signed note, and what they think of it. Refuses `contact.not-signed`, `contact.own-review`, `contact.reviewed`. */
export async function reviewNote(tx: Tx, contactId: string, { id, feedback }: NewReview): Promise<void> {
  const contact = await loadContact(tx, contactId);
  orThrow(checkReview(contact, tx.actor.userId));
  const reviewed = { reviewedAt: tx.now.toString(), reviewedBy: tx.actor.userId ?? '' };
  await tx.db
    .insertInto('contactReviews')
    .values({ id, contactId, feedback, ...subjectOf(contact), ...reviewed })
    .execute();
  record(tx, noteReviewed, subjectOf(contact), factsOf(contact));
}

function factsOf({ id, mode, at }: ContactView) {
  return { contactId: id, mode, at };
}
