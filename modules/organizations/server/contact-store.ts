import { Refused } from '#kernel';
import { changeVersioned, given, record, type Tx } from '#platform';
import { type ContactChange, ContactView, type NewContact } from '../model-site.ts';
import { contactAdded, contactChanged } from './events.ts';
import { storedPhone } from './phone.ts';
import { requireOrganization } from './place-store.ts';

/** Whom to ask for at an organisation besides those with an account; people who have left come last. */
export async function listContacts(tx: Tx, organizationId: string): Promise<ContactView[]> {
  const rows = await tx.db
    .selectFrom('organizationContacts')
    .where('organizationId', '=', organizationId)
    .select(['id', 'name', 'function', 'phone', 'email', 'note', 'active', 'version'])
    .orderBy('active', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ContactView.parse(row));
}

/** Refuses `record.not-found` and what a phone number refuses. */
export async function addContact(tx: Tx, organizationId: string, contact: NewContact): Promise<void> {
  await requireOrganization(tx, organizationId);
  await tx.db
    .insertInto('organizationContacts')
    .values({ ...contact, organizationId, phone: await storedPhone(tx, contact.phone) })
    .execute();
  record(tx, contactAdded, { organizationId }, { organizationId, contactId: contact.id, name: contact.name });
}

/** Changes a contact at the version seen, or says that they have left. Refuses `record.not-found`, `write.conflict` and what a phone number refuses. */
export async function changeContact(tx: Tx, organizationId: string, id: string, seen: number, change: ContactChange): Promise<void> {
  const before = await tx.db
    .selectFrom('organizationContacts')
    .select('name')
    .where('id', '=', id)
    .where('organizationId', '=', organizationId)
    .executeTakeFirst();
  if (!before) throw new Refused({ code: 'record.not-found' });
  const { phone, ...rest } = given(change);
  const stored = phone === undefined ? {} : { phone: await storedPhone(tx, phone) };
  await changeVersioned(tx, 'organizationContacts', id, seen, { ...rest, ...stored });
  const facts = { organizationId, contactId: id, name: rest.name ?? before.name, fields: Object.keys(given(change)) };
  record(tx, contactChanged, { organizationId }, facts);
}
