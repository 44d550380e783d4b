import { sql } from 'kysely';
import { DataCategory, Refused } from '#kernel';
import type { Tx } from '#platform';
import { ContactMode, ContactOutcome, ContactParty, type ContactView, type NewContact } from '../model.ts';

export async function insertContact(tx: Tx, contact: NewContact, personId: string): Promise<void> {
  await tx.db
    .insertInto('contacts')
    .values({ ...contact, personId })
    .execute();
}

/** One contact; refuses `record.not-found` when it does not exist or is hidden from the actor. */
export async function loadContact(tx: Tx, id: string): Promise<ContactView> {
  const row = await contactRows(tx).where('k.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(row);
}

/** The rows of contacts with the name of who logged them. */
export function contactRows(tx: Tx) {
  return tx.db
    .selectFrom('contacts as k')
    .leftJoin('users as u', 'u.id', 'k.userId')
    .select([
      'k.id',
      'k.caseId',
      'k.personId',
      'k.category',
      'k.mode',
      'k.outcome',
      'k.party',
      'k.at',
      'k.minutes',
      'k.note',
      'k.userId',
      'k.appointmentId',
      'k.version',
    ])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('userName'));
}

export type ContactRow = Awaited<ReturnType<ReturnType<typeof contactRows>['executeTakeFirstOrThrow']>>;

export function toView({ userId, userName, ...row }: ContactRow): ContactView {
  return {
    ...row,
    category: DataCategory.parse(row.category) as ContactView['category'],
    mode: ContactMode.parse(row.mode),
    outcome: ContactOutcome.parse(row.outcome),
    party: ContactParty.parse(row.party),
    by: { userId, name: userName ?? '' },
  };
}
