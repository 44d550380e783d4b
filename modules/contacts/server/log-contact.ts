import { newId, orThrow } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { record, type Tx } from '#platform';
import type { ContactView, NewContact } from '../model.ts';
import { checkContact, checkGroup, isUsuallyDirect, shareMinutes, usualPlaces } from '../rules.ts';
import { clientContacted, contactFailed } from './events.ts';
import { insertContact } from './store.ts';

/**
 * Logs a contact on an open case, and on the others of its family or group. Refuses `case.closed`, `record.not-found`, `contact.in-future`,
 * `contact.needs-note`, `contact.same-case-twice`; then it is logged on none.
 */
export async function logContact(tx: Tx, { others = [], ...contact }: LoggedContact): Promise<void> {
  orThrow(checkContact(contact, tx.now));
  orThrow(checkGroup({ caseId: contact.caseId, others }));
  const groupId = others.length === 0 ? null : newId();
  const minutes = shareMinutes(contact.minutes, others.length + 1);
  for (const [index, one] of [contact, ...others].entries()) {
    await logOn(tx, { ...contact, id: one.id, caseId: one.caseId, minutes: minutes[index] ?? 0, groupId });
  }
}

/** A contact somebody logs; one with a single person names no others. */
export type LoggedContact = Omit<NewContact, 'others'> & Partial<Pick<NewContact, 'others'>>;

async function logOn(tx: Tx, contact: Omit<NewContact, 'others'> & { groupId: string | null }): Promise<void> {
  const { id, mode, outcome, party, at, minutes, note } = contact;
  const { personId } = await loadCaseForWork(tx, contact.caseId);
  const place = contact.place ?? usualPlaces[mode];
  await insertContact(tx, { ...contact, personId, place, direct: contact.direct ?? isUsuallyDirect(mode) });
  const event = outcome === 'reached' ? clientContacted : contactFailed;
  record(tx, event, subjectOf({ ...contact, personId }), { contactId: id, mode, outcome, party, at, minutes, hasNote: note !== '' });
}

/** The event carries the category of the note, so that it is as hidden as the note is. */
export function subjectOf(contact: Pick<ContactView, 'caseId' | 'personId' | 'category'>) {
  return { caseId: contact.caseId, personId: contact.personId, category: contact.category };
}
