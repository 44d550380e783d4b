import { z } from 'zod';
import { PartialDate } from '#kernel';
import { PersonId, personFields } from './model.ts';
import { MaskedIdentifier } from './model-identifiers.ts';
import { PersonLink } from './model-links.ts';
import { ContactPoint, PersonAddress } from './model-reach.ts';
import { Relation } from './model-relations.ts';

/** A case of the person, as far as the reader may know of it. */
export const CaseOfPerson = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.string(),
  programName: z.string(),
  organizationName: z.string(),
  caseManagerName: z.string().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
});
export type CaseOfPerson = z.infer<typeof CaseOfPerson>;

/** The page of a person: who, how to reach and how not, who is around them, their cases. */
export const PersonView = z.object({
  id: PersonId,
  ...personFields,
  displayName: z.string(),
  /** Full years today; null where the birth date is not known to the year. */
  age: z.number().int().nullable(),
  contactPoints: z.array(ContactPoint),
  addresses: z.array(PersonAddress),
  /** There is an address, and the reader may not see it. */
  addressHidden: z.boolean(),
  identifiers: z.array(MaskedIdentifier),
  relations: z.array(Relation),
  cases: z.array(CaseOfPerson),
  /** Other records of the same person. */
  links: z.array(PersonLink),
  registeredBy: z.string().nullable(),
  version: z.number().int(),
});
export type PersonView = z.infer<typeof PersonView>;

export const PersonRow = z.object({
  id: PersonId,
  displayName: z.string(),
  /** How other records of the same person call them. */
  otherNames: z.array(z.string()),
  givenNames: z.string(),
  familyName: z.string(),
  birthDate: PartialDate.nullable(),
  deceased: z.boolean(),
  languages: z.array(z.string()),
  interpreterNeeded: z.boolean(),
  addressProtected: z.boolean(),
  /** There is a way in which the person must not be reached. */
  hasDoNotUse: z.boolean(),
  openCases: z.array(CaseOfPerson.pick({ id: true, number: true, state: true, caseManagerName: true })),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** Why somebody may be the same person. */
export const DuplicateReason = z.enum(['identifier', 'name', 'similar_name', 'birth_date', 'phone', 'email', 'sent_record']);
export type DuplicateReason = z.infer<typeof DuplicateReason>;

export const PossibleDuplicate = z.object({
  personId: PersonId,
  displayName: z.string(),
  birthDate: PartialDate.nullable(),
  /** What agrees, the strongest first. */
  reasons: z.array(DuplicateReason),
  certainty: z.enum(['certain', 'likely', 'possible']),
  /** Where they are known: the organisation that registered them, and their cases. */
  registeredBy: z.string().nullable(),
  cases: z.array(CaseOfPerson.pick({ id: true, number: true, state: true, programName: true, organizationName: true })),
});
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>;

/** What Ctrl-K finds. */
export const SearchHit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    id: z.uuid(),
    name: z.string(),
    otherNames: z.array(z.string()),
    birthDate: PartialDate.nullable(),
    cases: z.array(CaseOfPerson.pick({ id: true, number: true, state: true })),
  }),
  z.object({
    kind: z.literal('case'),
    id: z.uuid(),
    number: z.string(),
    state: z.string(),
    personId: z.uuid(),
    personName: z.string().nullable(),
    programName: z.string(),
  }),
  z.object({ kind: z.literal('organization'), id: z.uuid(), name: z.string(), organizationKind: z.string(), phone: z.string().nullable() }),
]);
export type SearchHit = z.infer<typeof SearchHit>;
