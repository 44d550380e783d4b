import { z } from 'zod';
import { type Country, newId, parsePhoneNumber } from '#kernel';
import {
  Gender,
  type IdentifierKind,
  LanguageTag,
  NewAddress,
  NewContactPoint,
  NewIdentifier,
  NewRelation,
  normalizeIdentifier,
  normalizeReach,
  type RelationKind,
} from '#modules/people/index.ts';
import type { ContactWay, PersonIdentifier, PersonRecord, PostalAddress, RelatedContact } from '../fhir/records.ts';
import { addressOf } from './addresses.ts';

/** A sender's person in the words of the people area. */
export interface PersonInput {
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly parts: {
    readonly contactPoints: NewContactPoint[];
    readonly addresses: NewAddress[];
    readonly identifiers: NewIdentifier[];
    readonly relations: NewRelation[];
  };
  /** Elements of the Patient of which something could not be read, as `telecom`. */
  readonly unusable: readonly string[];
}

/** Translates; a number or address that cannot be read is left out and named, it does not keep the person out. */
export function personInput(person: PersonRecord, country: Country): PersonInput {
  const unusable: string[] = [];
  const kept = <Item>(element: string, items: readonly (Item | null)[], limit: number): Item[] => {
    const usable = items.filter((item) => item !== null);
    if (usable.length < items.length || usable.length > limit) unusable.push(element);
    return usable.slice(0, limit);
  };
  return {
    fields: fieldsOf(person),
    parts: {
      contactPoints: kept(
        'telecom',
        person.contactWays.filter(isReach).map((way, index) => contactPoint(way, index, country)),
        20,
      ),
      addresses: kept(
        'address',
        person.addresses.map((address) => newAddress(address, country)),
        10,
      ),
      identifiers: distinct(kept('identifier', person.identifiers.map(newIdentifier), 20)),
      relations: kept(
        'contact',
        person.contacts.map((contact) => newRelation(contact, country)),
        50,
      ),
    },
    unusable,
  };
}

const NAME_LENGTH = 200;
const SHORT_LENGTH = 100;

function fieldsOf(person: PersonRecord) {
  return {
    givenNames: person.givenNames.slice(0, NAME_LENGTH),
    familyName: person.familyName.slice(0, NAME_LENGTH),
    preferredName: person.preferredName?.slice(0, SHORT_LENGTH) ?? null,
    namePrefix: person.namePrefix?.slice(0, SHORT_LENGTH) ?? null,
    nameSuffix: person.nameSuffix?.slice(0, SHORT_LENGTH) ?? null,
    birthDate: person.birthDate,
    deceased: person.deceased,
    deceasedOn: person.deceasedOn,
    gender: Gender.safeParse(person.gender).data ?? null,
    languages: person.languages.filter((language) => LanguageTag.safeParse(language).success).slice(0, 10),
    interpreterNeeded: person.interpreterNeeded,
  };
}

const reachKinds: Readonly<Record<string, NewContactPoint['kind']>> = { phone: 'phone', sms: 'text', email: 'email' };

/** Fax, pager and web addresses are no way to reach a person. */
function isReach(way: ContactWay): boolean {
  return way.system in reachKinds;
}

function contactPoint(way: ContactWay, index: number, country: Country): NewContactPoint | null {
  const kind = reachKinds[way.system] ?? 'phone';
  if (!normalizeReach({ kind, value: way.value, doNotUse: false }, country).ok) return null;
  const usage = z.enum(['home', 'mobile', 'work']).safeParse(way.use).data ?? (way.use === null ? null : 'other');
  return NewContactPoint.safeParse({ id: newId(), kind, value: way.value, usage, rank: index + 1 }).data ?? null;
}

const addressUsages: Readonly<Record<string, NewAddress['usage']>> = { work: 'work', temp: 'temporary', billing: 'postal' };

function newAddress(sent: PostalAddress, country: Country): NewAddress | null {
  const address = addressOf(sent, country);
  if (!address) return null;
  return NewAddress.safeParse({ id: newId(), usage: addressUsages[sent.use ?? ''] ?? 'home', address }).data ?? null;
}

/** Systems of identifiers with a name of their own: hl7.org/fhir/sid, fhir.de and hl7.it naming systems. */
const systemKinds: Readonly<Record<string, IdentifierKind>> = {
  'http://hl7.org/fhir/sid/us-ssn': 'us_ssn',
  'http://hl7.org/fhir/sid/us-mbi': 'us_mbi',
  'http://hl7.org/fhir/sid/us-medicare': 'us_mbi',
  'http://fhir.de/sid/gkv/kvid-10': 'de_kvnr',
  'http://fhir.de/NamingSystem/gkv/kvid-10': 'de_kvnr',
  'http://hl7.it/sid/codiceFiscale': 'it_codice_fiscale',
  'urn:oid:2.16.840.1.113883.2.9.4.3.2': 'it_codice_fiscale',
};

/** HL7 v2-0203 identifier types. */
const typeKinds: Readonly<Record<string, IdentifierKind>> = {
  SS: 'us_ssn',
  MR: 'medical_record_number',
  DL: 'us_driver_license',
  PPN: 'us_passport',
  MA: 'us_medicaid',
  MC: 'us_mbi',
  MB: 'member_number',
};

const STATE_NUMBERS: readonly IdentifierKind[] = ['us_ssn', 'us_mbi', 'de_kvnr', 'it_codice_fiscale'];

function newIdentifier({ system, type, value }: PersonIdentifier): NewIdentifier | null {
  const kind = systemKinds[system ?? ''] ?? typeKinds[type ?? ''] ?? 'other';
  const issuer = STATE_NUMBERS.includes(kind) ? '' : (system ?? '').slice(0, NAME_LENGTH);
  const identifier = NewIdentifier.safeParse({ id: newId(), kind, issuer, value }).data;
  return identifier && normalizeIdentifier(kind, identifier.value).ok ? identifier : null;
}

function distinct(identifiers: readonly NewIdentifier[]): NewIdentifier[] {
  const seen = new Set<string>();
  return identifiers.filter(({ kind, issuer, value }) => {
    const normalized = normalizeIdentifier(kind, value);
    const key = `${kind} ${issuer.trim().toLowerCase()} ${normalized.ok ? normalized.value : value}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** HL7 v3-RoleCode and v2-0131; what is not named there stays `other`, with the sender's word as note. */
const relationKinds: Readonly<Record<string, RelationKind>> = {
  SPS: 'spouse',
  HUSB: 'spouse',
  WIFE: 'spouse',
  DOMPART: 'partner',
  SIGOTHR: 'partner',
  FMRSPS: 'former_partner',
  PRN: 'parent',
  MTH: 'parent',
  FTH: 'parent',
  CHILD: 'child',
  SON: 'child',
  DAU: 'child',
  SIB: 'sibling',
  BRO: 'sibling',
  SIS: 'sibling',
  GRPRN: 'grandparent',
  GRNDCHILD: 'grandchild',
  FAMMEMB: 'other_relative',
  FRND: 'friend',
  NBOR: 'neighbour',
  ROOM: 'flatmate',
  GUARD: 'legal_representative',
  POWATT: 'legal_representative',
  E: 'employer',
};
const EMERGENCY = ['C', 'ECON'];

function newRelation(contact: RelatedContact, country: Country): NewRelation | null {
  const kind = contact.relationships.map((code) => relationKinds[code]).find((found) => found !== undefined) ?? 'other';
  const phone = contact.phone !== null && parsePhoneNumber(contact.phone, country).ok ? contact.phone : null;
  const words = contact.relationships.filter((word) => !(word in relationKinds) && !EMERGENCY.includes(word));
  const relation = {
    id: newId(),
    kind,
    relatedName: contact.name.slice(0, NAME_LENGTH),
    isRepresentative: kind === 'legal_representative',
    isEmergencyContact: contact.relationships.some((code) => EMERGENCY.includes(code)),
    phone: phone === null || phone.length > 40 ? null : phone,
    email: z.email().max(254).safeParse(contact.email).data ?? null,
    note: kind === 'other' ? words.join(', ').slice(0, 500) : '',
  };
  return NewRelation.safeParse(relation).data ?? null;
}
