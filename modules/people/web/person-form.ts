import { z } from 'zod';
import { newId, PartialDate } from '#kernel';
import { Gender, personFields } from '../model.ts';
import { ContactKind } from '../model-reach.ts';
import type { NewPersonBody, Person } from './queries.ts';

const name = z.string().trim().max(200);
const hasName = { path: ['familyName'], params: { code: 'person.name-missing' } };

/** What is asked about the person themself, when they are registered and when it is changed. */
export const about = {
  givenNames: name,
  familyName: name,
  preferredName: personFields.preferredName,
  pronouns: personFields.pronouns,
  birthDate: PartialDate.nullable(),
  gender: Gender.nullable(),
  languages: z.array(z.string()).max(10),
  interpreterNeeded: z.boolean(),
};

/** Changing a person: also what is rarely asked at first. */
export const PersonForm = z
  .object({
    ...about,
    namePrefix: personFields.namePrefix,
    nameSuffix: personFields.nameSuffix,
    addressProtected: z.boolean(),
    deceased: z.boolean(),
    deceasedOn: PartialDate.nullable(),
  })
  .refine((form) => form.givenNames !== '' || form.familyName !== '', hasName);

/** Registering: the person and the first ways to reach them. */
export const RegisterForm = z
  .object({
    ...about,
    phone: z.string().trim().max(40).nullable(),
    messageSafe: z.boolean(),
    email: z.email().max(254).nullable(),
    not: z.array(ContactKind),
    notNote: z.string().trim().max(500),
    addressProtected: z.boolean(),
    address: z.unknown().nullable(),
  })
  .refine((form) => form.givenNames !== '' || form.familyName !== '', hasName);
export type RegisterForm = z.output<typeof RegisterForm>;

export function emptyPerson(): Partial<z.input<typeof RegisterForm>> {
  return {
    givenNames: '',
    familyName: '',
    languages: [],
    interpreterNeeded: false,
    messageSafe: false,
    not: [],
    notNote: '',
    addressProtected: false,
  };
}

/** The person to send. */
export function toNewPerson(id: string, form: RegisterForm): NewPersonBody {
  const { phone, messageSafe, email, not, notNote, address, ...person } = form;
  const usable = [
    ...(phone ? [{ kind: 'phone' as const, value: phone, safeToLeaveMessage: messageSafe }] : []),
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
  ];
  return {
    ...person,
    id,
    contactPoints: [
      ...usable.map((point, index) => ({ id: newId(), rank: index + 1, ...point })),
      ...not.map((kind) => ({ id: newId(), kind, doNotUse: true, note: notNote })),
    ],
    addresses: address ? [{ id: newId(), address: address as NonNullable<NewPersonBody['addresses']>[number]['address'] }] : [],
  };
}

/** The fields of a person as the form begins with them. */
export function formOf(person: Person): Partial<z.input<typeof PersonForm>> {
  const { givenNames, familyName, preferredName, pronouns, birthDate, gender, languages, interpreterNeeded } = person;
  const { namePrefix, nameSuffix, addressProtected, deceased, deceasedOn } = person;
  return {
    ...{ givenNames, familyName, preferredName, pronouns, gender, languages: [...languages], interpreterNeeded },
    ...{ namePrefix, nameSuffix, addressProtected, deceased },
    birthDate: birthDate as PartialDate | null,
    deceasedOn: deceasedOn as PartialDate | null,
  };
}
