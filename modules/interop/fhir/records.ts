import type { DataCategory, Decision, PartialDate } from '#kernel';
import type { HealthEntryKind } from '../model-health.ts';
import type { When } from './fhir-time.ts';
import type { ReferenceKey } from './references.ts';

/** Why a resource cannot be taken: a code, and the element at fault. Never its value. */
export interface MapRefusal {
  readonly code: 'field.missing' | 'field.invalid' | 'reference.unresolved' | 'patient.no-name' | 'attachment.invalid';
  readonly path: string;
}
export type Mapped<Value> = Decision<Value, MapRefusal>;

/** What the mappers need to know beyond the resource. */
export interface MapContext {
  /** The server's address, or the name given to the source: tells equal ids of different senders apart. */
  readonly base: string;
  /** The code and name of a Medication resource elsewhere in the import. */
  readonly medication?: (key: ReferenceKey) => Coded | undefined;
}

export interface Coded {
  readonly system: string | null;
  readonly code: string | null;
  readonly display: string;
}

/** The result or detail shown in a list: a number with unit, or text. */
export interface EntryValue {
  readonly text: string | null;
  readonly number: number | null;
  readonly unit: string | null;
}

/** A file that came inside a resource. */
export interface AttachedFile {
  readonly contentType: string;
  readonly title: string | null;
  readonly content: Buffer;
}

/** One fact of the health record, whatever its kind. */
export interface HealthEntry {
  readonly kind: HealthEntryKind;
  /** What kind of its kind: vital-signs, laboratory, AMB, IMP, problem-list-item, food … (the code of the standard). */
  readonly section: string | null;
  readonly category: DataCategory;
  readonly code: Coded;
  readonly status: string | null;
  readonly from: When | null;
  readonly to: When | null;
  readonly value: EntryValue | null;
  readonly encounter: ReferenceKey | null;
  readonly practitioner: ReferenceKey | null;
  readonly organization: ReferenceKey | null;
  readonly files: readonly AttachedFile[];
  /** Which part of a divided resource this is; see `divideByCategory`. Null for the whole or the main part. */
  readonly part: DataCategory | null;
  /** The resource to keep, where it differs from the one that was sent. */
  readonly resource: Readonly<Record<string, unknown>> | null;
}

export interface PersonIdentifier {
  readonly system: string | null;
  readonly type: string | null;
  readonly value: string;
}

export interface PostalAddress {
  readonly use: string | null;
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export interface ContactWay {
  readonly system: string;
  readonly value: string;
  readonly use: string | null;
}

export interface RelatedContact {
  readonly name: string;
  /** Codes of v2-0131 and v3-RoleCode, and words. */
  readonly relationships: readonly string[];
  readonly phone: string | null;
  readonly email: string | null;
}

export interface PersonRecord {
  readonly givenNames: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly namePrefix: string | null;
  readonly nameSuffix: string | null;
  readonly birthDate: PartialDate | null;
  readonly deceasedOn: PartialDate | null;
  readonly deceased: boolean;
  readonly gender: string | null;
  readonly languages: readonly string[];
  readonly interpreterNeeded: boolean;
  readonly identifiers: readonly PersonIdentifier[];
  readonly addresses: readonly PostalAddress[];
  readonly contactWays: readonly ContactWay[];
  readonly contacts: readonly RelatedContact[];
}

export interface OrganizationRecord {
  readonly name: string;
  readonly active: boolean;
  readonly type: Coded | null;
  readonly identifiers: readonly PersonIdentifier[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly address: PostalAddress | null;
}

export interface LocationRecord {
  readonly name: string;
  readonly active: boolean;
  readonly identifiers: readonly PersonIdentifier[];
  readonly phone: string | null;
  readonly address: PostalAddress | null;
  readonly organization: ReferenceKey | null;
}

export interface PractitionerRecord {
  readonly name: string;
  readonly active: boolean;
  readonly identifiers: readonly PersonIdentifier[];
  readonly phone: string | null;
  readonly email: string | null;
}

export interface PractitionerRoleRecord {
  readonly practitioner: ReferenceKey;
  readonly organization: ReferenceKey | null;
  readonly location: ReferenceKey | null;
  readonly roles: readonly Coded[];
  readonly specialties: readonly Coded[];
  readonly active: boolean;
}
