import { z } from 'zod';
import { accept, refuse } from '#kernel';
import {
  Address,
  CodeableConcept,
  ContactPoint,
  Extension,
  FhirDate,
  FhirDateTime,
  HumanName,
  Identifier,
  resourceFields,
} from './datatypes.ts';
import { partialDateOf } from './fhir-time.ts';
import { checked, codedOf, text } from './mapping.ts';
import type { ContactWay, Mapped, PersonIdentifier, PersonRecord, PostalAddress, RelatedContact } from './records.ts';

const Patient = z.object({
  ...resourceFields,
  extension: z.array(Extension).optional(),
  identifier: z.array(Identifier).optional(),
  name: z.array(HumanName).optional(),
  telecom: z.array(ContactPoint).optional(),
  gender: z.string().optional(),
  birthDate: FhirDate.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: FhirDateTime.optional(),
  address: z.array(Address).optional(),
  contact: z
    .array(
      z.object({
        relationship: z.array(CodeableConcept).optional(),
        name: HumanName.optional(),
        telecom: z.array(ContactPoint).optional(),
      }),
    )
    .optional(),
  communication: z.array(z.object({ language: CodeableConcept, preferred: z.boolean().optional() })).optional(),
});
type Patient = z.infer<typeof Patient>;

const INTERPRETER = [
  'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired',
  'http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed',
];

/** A person. One without any name cannot be worked with and is refused. */
export function mapPatient(resource: unknown): Mapped<PersonRecord> {
  const parsed = checked(Patient, resource);
  if (!parsed.ok) return parsed;
  const patient = parsed.value;
  const name = bestName(patient.name ?? []);
  if (!name) return refuse({ code: 'patient.no-name', path: 'name' });
  return accept({
    ...name,
    preferredName: nickname(patient),
    birthDate: partialDateOf(patient.birthDate),
    deceasedOn: partialDateOf(patient.deceasedDateTime),
    deceased: patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined,
    gender: patient.gender ?? null,
    languages: languagesOf(patient),
    interpreterNeeded: (patient.extension ?? []).some(asksForInterpreter),
    identifiers: identifiersOf(patient.identifier),
    addresses: (patient.address ?? []).filter(isCurrent).flatMap(postalAddress),
    contactWays: contactWaysOf(patient.telecom),
    contacts: (patient.contact ?? []).flatMap(relatedContact),
  });
}

type Name = Pick<PersonRecord, 'givenNames' | 'familyName' | 'namePrefix' | 'nameSuffix'>;
const NAME_ORDER = ['official', 'usual', undefined, 'temp', 'maiden', 'anonymous', 'old'];

function bestName(names: readonly HumanName[]): Name | undefined {
  const ranked = names.filter((name) => name.use !== 'nickname').sort((a, b) => rank(a) - rank(b));
  for (const name of ranked) {
    const givenNames = words(name.given) ?? '';
    const familyName = text(name.family) ?? (givenNames === '' ? text(name.text) : undefined) ?? '';
    if (givenNames !== '' || familyName !== '') {
      return { givenNames, familyName, namePrefix: words(name.prefix) ?? null, nameSuffix: words(name.suffix) ?? null };
    }
  }
  return undefined;
}

function rank(name: HumanName): number {
  const place = NAME_ORDER.indexOf(name.use);
  return (place < 0 ? NAME_ORDER.length : place) + (isCurrent(name) ? 0 : NAME_ORDER.length);
}

/** The names as one text: what a practitioner or contact is called. */
export function nameText(name: HumanName | undefined): string | undefined {
  if (!name) return undefined;
  return text([words(name.prefix), words(name.given), text(name.family), words(name.suffix)].filter(Boolean).join(' ')) ?? text(name.text);
}

function words(parts: readonly (string | null)[] | undefined): string | undefined {
  return text(
    parts
      ?.map((part) => part?.trim())
      .filter(Boolean)
      .join(' '),
  );
}

function nickname(patient: Patient): string | null {
  const name = patient.name?.find((candidate) => candidate.use === 'nickname');
  return words(name?.given) ?? text(name?.text) ?? null;
}

function languagesOf(patient: Patient): string[] {
  const spoken = [...(patient.communication ?? [])].sort((a, b) => Number(b.preferred ?? false) - Number(a.preferred ?? false));
  const codes = spoken.map(({ language }) => text(language.coding?.find((coding) => coding.code)?.code) ?? text(language.text));
  return [...new Set(codes.filter((code) => code !== undefined))];
}

function asksForInterpreter(extension: Extension): boolean {
  if (!INTERPRETER.includes(extension.url)) return false;
  return extension.valueBoolean === true || extension.valueCoding?.code === '373066001'; // SNOMED CT: Yes
}

export function identifiersOf(identifiers: readonly Identifier[] | undefined): PersonIdentifier[] {
  return (identifiers ?? []).flatMap((identifier) => {
    const value = text(identifier.value);
    if (value === undefined || identifier.use === 'old') return [];
    return [
      {
        system: identifier.system ?? null,
        type: identifier.type?.coding?.find((coding) => coding.code)?.code ?? codedOf(identifier.type)?.display ?? null,
        value,
      },
    ];
  });
}

export function contactWaysOf(points: readonly z.infer<typeof ContactPoint>[] | undefined): ContactWay[] {
  const current = (points ?? []).filter((point) => point.use !== 'old' && isCurrent(point));
  return [...current]
    .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99))
    .flatMap((point) => {
      const value = text(point.value);
      return value === undefined || point.system === undefined ? [] : [{ system: point.system, value, use: point.use ?? null }];
    });
}

export function postalAddress(address: z.infer<typeof Address>): PostalAddress[] {
  if (address.use === 'old') return [];
  const lines = (address.line ?? []).flatMap((line) => text(line) ?? []);
  const known = [...lines, address.city, address.postalCode, address.text].some((part) => text(part) !== undefined);
  if (!known) return [];
  return [
    {
      use: address.use ?? null,
      lines: lines.length > 0 ? lines : [text(address.text)].flatMap((line) => line ?? []),
      city: text(address.city) ?? null,
      state: text(address.state) ?? null,
      postalCode: text(address.postalCode) ?? null,
      country: text(address.country) ?? null,
    },
  ];
}

function relatedContact(contact: NonNullable<Patient['contact']>[number]): RelatedContact[] {
  const name = nameText(contact.name);
  if (name === undefined) return [];
  const ways = contactWaysOf(contact.telecom);
  return [
    {
      name,
      relationships: (contact.relationship ?? []).flatMap((concept) => [
        ...(concept.coding ?? []).flatMap((coding) => coding.code ?? []),
        ...(text(concept.text) === undefined ? [] : [String(text(concept.text))]),
      ]),
      phone: ways.find((way) => way.system === 'phone')?.value ?? null,
      email: ways.find((way) => way.system === 'email')?.value ?? null,
    },
  ];
}

/** Old addresses and numbers end in the past; an end is taken as past because senders close a period when it is over. */
function isCurrent(item: {
  readonly use?: string | undefined;
  readonly period?: { readonly end?: string | undefined } | undefined;
}): boolean {
  return item.use !== 'old' && item.period?.end === undefined;
}
