import type { PhoneRefusal } from '#kernel';
import type { Problems } from '#platform';
import type { PersonRefusal } from '../rules.ts';
import type { RelationRefusal } from '../rules-ecomap.ts';
import type { IdentifierRefusal } from '../rules-identifiers.ts';
import type { PersonLinkRefusal } from '../rules-links.ts';
import type { ReachRefusal } from '../rules-reach.ts';

type Code =
  | PersonRefusal['code']
  | PersonLinkRefusal['code']
  | RelationRefusal['code']
  | IdentifierRefusal['code']
  | Exclude<ReachRefusal['code'], PhoneRefusal['code']>;

export const peopleProblems = {
  'person.name-missing': { status: 422, title: 'A person has at least one name' },
  'person.born-in-future': { status: 422, title: 'This birth date is still to come' },
  'person.died-in-future': { status: 422, title: 'This date of death is still to come' },
  'person.died-before-birth': { status: 422, title: 'The date of death is before the birth date' },
  'identifier.not-valid': { status: 422, title: 'This number cannot be right' },
  'identifier.known-already': { status: 409, title: 'The person already has this number' },
  'email.unreadable': { status: 422, title: 'This is no e-mail address' },
  'contact-point.value-missing': { status: 422, title: 'A number or an address is missing' },
  'relation.with-oneself': { status: 422, title: 'Nobody is related to themselves' },
  'person-link.with-oneself': { status: 422, title: 'This is the same record' },
  'person-link.exists': { status: 409, title: 'The two are linked already' },
  'person-link.goes-on-elsewhere': { status: 409, title: 'One of them is linked to another record already' },
  'person-link.has-linked': { status: 409, title: 'Other records are linked to this one' },
  'relation.two-sides': { status: 422, title: 'A relation is with a person or with an organisation' },
  'relation.ends-before-it-begins': { status: 422, title: 'The relation ends before it begins' },
  'relation.service-in-household': { status: 422, title: 'A service or an organisation is not part of the household' },
} satisfies Problems<Code | 'identifier.known-already'>;

export const peopleConstraints = {
  person_identifiers_network_id_person_id_digest_key: 'identifier.known-already',
  persons_named: 'person.name-missing',
  person_links_pair: 'person-link.exists',
};
