import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { DataCategory, Refused } from '#kernel';
import type { Tx } from '#platform';
import { ContactMode, ContactOutcome, ContactParty, ContactPlace, type ContactView, type NewContact, ServiceComponent } from '../model.ts';

export async function insertContact(
  tx: Tx,
  contact: Omit<NewContact, 'others' | 'place' | 'direct'> & Pick<ContactView, 'personId' | 'place' | 'direct' | 'groupId'>,
): Promise<void> {
  await tx.db.insertInto('contacts').values(contact).execute();
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
    .leftJoin('users as s', 's.id', 'k.signedBy')
    .leftJoin('contactReviews as r', 'r.contactId', 'k.id')
    .leftJoin('users as v', 'v.id', 'r.reviewedBy')
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
      'k.place',
      'k.direct',
      'k.component',
      'k.groupId',
      'k.signedAt',
      'k.signedBy',
      'r.feedback',
      'r.reviewedAt',
      'r.reviewedBy',
    ])
    .select((eb) => [
      nameOf('u').as('userName'),
      nameOf('s').as('signedByName'),
      nameOf('v').as('reviewedByName'),
      jsonArrayFrom(
        eb
          .selectFrom('contactAddenda as a')
          .leftJoin('users as w', 'w.id', 'a.addedBy')
          .whereRef('a.contactId', '=', 'k.id')
          .select([
            'a.id',
            'a.text',
            'a.addedBy as user',
            sql<string>`to_char(a.added_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('at'),
          ])
          .select(nameOf('w').as('name'))
          .orderBy('a.addedAt'),
      ).as('addenda'),
    ]);
}

export type ContactRow = Awaited<ReturnType<ReturnType<typeof contactRows>['executeTakeFirstOrThrow']>>;

export function toView(row: ContactRow): ContactView {
  const { userId, userName, signedAt, signedBy, signedByName, reviewedAt, reviewedBy, reviewedByName, feedback, addenda, ...rest } = row;
  return {
    ...rest,
    category: DataCategory.parse(row.category) as ContactView['category'],
    mode: ContactMode.parse(row.mode),
    outcome: ContactOutcome.parse(row.outcome),
    party: ContactParty.parse(row.party),
    place: ContactPlace.parse(row.place),
    component: ServiceComponent.nullable().parse(row.component),
    by: { userId, name: userName ?? '' },
    signed: signedAt === null ? null : { at: signedAt, by: { userId: signedBy, name: signedByName ?? '' } },
    addenda: addenda.map(({ id, text, at, user, name }) => ({ id, text, at, by: { userId: user, name: name ?? '' } })),
    review:
      reviewedAt === null ? null : { at: reviewedAt, by: { userId: reviewedBy, name: reviewedByName ?? '' }, feedback: feedback ?? '' },
  };
}

function nameOf(alias: 'u' | 's' | 'v' | 'w') {
  const user = sql.raw(alias);
  return sql<string | null>`${user}.given_name || ' ' || ${user}.family_name`;
}
