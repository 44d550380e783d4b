import { z } from 'zod';
import { idOf, PartialDate } from '#kernel';
import { NewIdentifier } from './model-identifiers.ts';
import { NewAddress, NewContactPoint } from './model-reach.ts';
import { NewRelation } from './model-relations.ts';

export const PersonId = idOf<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** As official papers state it (FHIR AdministrativeGender); null where nobody asked. */
export const genders = ['female', 'male', 'other', 'unknown'] as const;
export const Gender = z.enum(genders);
export type Gender = z.infer<typeof Gender>;

/** A language as BCP 47 writes it: `it`, `pt-BR`, `gsg` (German sign language). */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const name = z.string().trim().max(200);
const shortText = z.string().trim().min(1).max(100).nullable();

/** What is known of a person themself. People with one name have it in either of the two; nobody is without. */
export const personFields = {
  givenNames: name,
  familyName: name,
  /** How they want to be called. */
  preferredName: shortText,
  pronouns: shortText,
  namePrefix: shortText,
  nameSuffix: shortText,
  birthDate: PartialDate.nullable(),
  deceased: z.boolean(),
  deceasedOn: PartialDate.nullable(),
  gender: Gender.nullable(),
  /** In the order of preference. */
  languages: z.array(LanguageTag).max(10),
  interpreterNeeded: z.boolean(),
  /** Nobody but the assigned workers may see where the person lives (privacy.md § 2). */
  addressProtected: z.boolean(),
};

/** A person to be registered, with all that was told at once. */
export const NewPerson = z
  .object({
    id: PersonId,
    givenNames: name.default(''),
    familyName: name.default(''),
    preferredName: shortText.default(null),
    pronouns: shortText.default(null),
    namePrefix: shortText.default(null),
    nameSuffix: shortText.default(null),
    birthDate: personFields.birthDate.default(null),
    deceased: z.boolean().default(false),
    deceasedOn: personFields.deceasedOn.default(null),
    gender: personFields.gender.default(null),
    languages: personFields.languages.default([]),
    interpreterNeeded: z.boolean().default(false),
    addressProtected: z.boolean().default(false),
    contactPoints: z.array(NewContactPoint).max(20).default([]),
    addresses: z.array(NewAddress).max(10).default([]),
    identifiers: z.array(NewIdentifier).max(20).default([]),
    relations: z.array(NewRelation).max(50).default([]),
  })
  .refine((person) => person.givenNames !== '' || person.familyName !== '', {
    message: 'a person has a name',
    path: ['familyName'],
    params: { code: 'person.name-missing' },
  });
export type NewPerson = z.infer<typeof NewPerson>;
/** What a caller has to give; the rest starts empty. */
export type NewPersonInput = z.input<typeof NewPerson>;

/** Only what is sent is changed. */
export const PersonChange = z
  .object(personFields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: 'nothing to change' });
export type PersonChange = z.infer<typeof PersonChange>;

/** The parts of a name. */
export interface PersonNames {
  readonly givenNames: string;
  readonly familyName: string;
  readonly preferredName: string | null;
}

/** How a person is called on screens: the name they want, then the family name. */
export function displayName({ givenNames, familyName, preferredName }: PersonNames): string {
  return [preferredName ?? givenNames, familyName].filter(Boolean).join(' ');
}
