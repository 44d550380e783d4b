import { z } from 'zod';
import { accept } from '#kernel';
import { Address, CodeableConcept, ContactPoint, HumanName, Identifier, Reference, resourceFields } from './datatypes.ts';
import { contactWaysOf, identifiersOf, nameText, postalAddress } from './map-patient.ts';
import { checked, codedOf, keyOf, missing, text } from './mapping.ts';
import type {
  Coded,
  ContactWay,
  LocationRecord,
  MapContext,
  Mapped,
  OrganizationRecord,
  PractitionerRecord,
  PractitionerRoleRecord,
} from './records.ts';

const Organization = z.object({
  ...resourceFields,
  identifier: z.array(Identifier).optional(),
  active: z.boolean().optional(),
  type: z.array(CodeableConcept).optional(),
  name: z.string().optional(),
  telecom: z.array(ContactPoint).optional(),
  address: z.array(Address).optional(),
});

const Location = z.object({
  ...resourceFields,
  identifier: z.array(Identifier).optional(),
  status: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  telecom: z.array(ContactPoint).optional(),
  address: Address.optional(),
  managingOrganization: Reference.optional(),
});

const Practitioner = z.object({
  ...resourceFields,
  identifier: z.array(Identifier).optional(),
  active: z.boolean().optional(),
  name: z.array(HumanName).optional(),
  telecom: z.array(ContactPoint).optional(),
});

const PractitionerRole = z.object({
  ...resourceFields,
  active: z.boolean().optional(),
  practitioner: Reference.optional(),
  organization: Reference.optional(),
  code: z.array(CodeableConcept).optional(),
  specialty: z.array(CodeableConcept).optional(),
  location: z.array(Reference).optional(),
});

/** An agency, hospital, practice or payer. */
export function mapOrganization(resource: unknown): Mapped<OrganizationRecord> {
  const parsed = checked(Organization, resource);
  if (!parsed.ok) return parsed;
  const organization = parsed.value;
  const name = text(organization.name);
  if (name === undefined) return missing('name');
  const ways = contactWaysOf(organization.telecom);
  return accept({
    name,
    active: organization.active ?? true,
    type: codedOf(organization.type?.[0]),
    identifiers: identifiersOf(organization.identifier),
    phone: wayOf(ways, 'phone'),
    email: wayOf(ways, 'email'),
    website: wayOf(ways, 'url'),
    address: (organization.address ?? []).flatMap(postalAddress)[0] ?? null,
  });
}

/** A place where an organisation works. */
export function mapLocation(resource: unknown, context: MapContext): Mapped<LocationRecord> {
  const parsed = checked(Location, resource);
  if (!parsed.ok) return parsed;
  const location = parsed.value;
  const name = text(location.name) ?? text(location.description);
  if (name === undefined) return missing('name');
  return accept({
    name,
    active: location.status !== 'inactive',
    identifiers: identifiersOf(location.identifier),
    phone: wayOf(contactWaysOf(location.telecom), 'phone'),
    address: location.address ? (postalAddress(location.address)[0] ?? null) : null,
    organization: keyOf(location.managingOrganization, context, 'Organization'),
  });
}

/** A professional named in the records; not a user of the system. */
export function mapPractitioner(resource: unknown): Mapped<PractitionerRecord> {
  const parsed = checked(Practitioner, resource);
  if (!parsed.ok) return parsed;
  const practitioner = parsed.value;
  const name = (practitioner.name ?? []).map(nameText).find((candidate) => candidate !== undefined);
  if (name === undefined) return missing('name');
  const ways = contactWaysOf(practitioner.telecom);
  return accept({
    name,
    active: practitioner.active ?? true,
    identifiers: identifiersOf(practitioner.identifier),
    phone: wayOf(ways, 'phone'),
    email: wayOf(ways, 'email'),
  });
}

/** What a professional does for which organisation. */
export function mapPractitionerRole(resource: unknown, context: MapContext): Mapped<PractitionerRoleRecord> {
  const parsed = checked(PractitionerRole, resource);
  if (!parsed.ok) return parsed;
  const role = parsed.value;
  const practitioner = keyOf(role.practitioner, context, 'Practitioner');
  if (practitioner === null) return missing('practitioner');
  return accept({
    practitioner,
    organization: keyOf(role.organization, context, 'Organization'),
    location: keyOf(role.location?.[0], context, 'Location'),
    roles: codes(role.code),
    specialties: codes(role.specialty),
    active: role.active ?? true,
  });
}

function codes(concepts: readonly CodeableConcept[] | undefined): Coded[] {
  return (concepts ?? []).flatMap((concept) => codedOf(concept) ?? []);
}

function wayOf(ways: readonly ContactWay[], system: string): string | null {
  return ways.find((way) => way.system === system)?.value ?? null;
}
