import type { Problems } from '#platform';
import type { ContactRefusal } from '../rules.ts';

export const contactProblems: Problems<ContactRefusal['code'] | 'contact.reviewed'> = {
  'contact.in-future': { status: 422, title: 'A contact is logged after it happened' },
  'contact.needs-note': { status: 422, title: 'Say in a note what the talk was about' },
  'contact.same-case-twice': { status: 422, title: 'A contact is written once on each case' },
  'contact.signed': { status: 409, title: 'A signed note does not change; add to it' },
  'contact.not-signed': { status: 409, title: 'The note is not signed yet' },
  'contact.nothing-to-sign': { status: 422, title: 'There is no note to sign' },
  'contact.needs-component': { status: 422, title: 'Say which part of targeted case management the contact was for' },
  'contact.needs-minutes': { status: 422, title: 'Say how many minutes the contact took' },
  'contact.not-yours': { status: 403, title: 'Who wrote a note signs it' },
  'contact.own-review': { status: 403, title: 'Nobody reviews their own note' },
  'contact.reviewed': { status: 409, title: 'This note has been reviewed' },
};

/** What a violated constraint of the tables means. */
export const contactConstraints: Readonly<Record<string, keyof typeof contactProblems>> = {
  contact_signed: 'contact.signed',
  contact_reviews_network_id_contact_id_key: 'contact.reviewed',
};
