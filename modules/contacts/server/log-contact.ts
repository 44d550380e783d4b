import { orThrow } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { record, type Tx } from '#platform';
import type { ContactView, NewContact } from '../model.ts';
import { checkContact } from '../rules.ts';
import { clientContacted, contactFailed } from './events.ts';
import { insertContact } from './store.ts';

/** Logs a contact on an open case. Refuses `case.closed`, `record.not-found`, `contact.in-future`, `contact.needs-note`. */
export async function logContact(tx: Tx, contact: NewContact): Promise<void> {
  const { personId } = await loadCaseForWork(tx, contact.caseId);
  orThrow(checkContact(contact, tx.now));
  await insertContact(tx, contact, personId);
  const { id, mode, outcome, party, at, minutes, note } = contact;
  const event = outcome === 'reached' ? clientContacted : contactFailed;
  record(tx, event, subjectOf({ ...contact, personId }), { contactId: id, mode, outcome, party, at, minutes, hasNote: note !== '' });
}

/** The event carries the category of the note, so that it is as hidden as the note is. */
export function subjectOf(contact: Pick<ContactView, 'caseId' | 'personId' | 'category'>) {
  return { caseId: contact.caseId, personId: contact.personId, category: contact.category };
}
