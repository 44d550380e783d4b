import { accept } from '#kernel';
import { mapAllergy } from './map-allergy.ts';
import { mapCondition } from './map-condition.ts';
import { mapCoverage } from './map-coverage.ts';
import { mapDiagnosticReport, mapDocumentReference } from './map-documents.ts';
import { mapEncounter } from './map-encounter.ts';
import { mapMedicationRequest } from './map-medication.ts';
import { mapObservation } from './map-observation.ts';
import { mapCarePlan, mapCareTeam, mapGoal } from './map-planning.ts';
import { mapImmunization, mapProcedure } from './map-procedure.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

type EntryMapper = (resource: unknown, context: MapContext) => Mapped<HealthEntry>;

const mappers = {
  AllergyIntolerance: mapAllergy,
  CarePlan: mapCarePlan,
  CareTeam: mapCareTeam,
  Condition: mapCondition,
  Coverage: mapCoverage,
  DiagnosticReport: mapDiagnosticReport,
  DocumentReference: mapDocumentReference,
  Encounter: mapEncounter,
  Goal: mapGoal,
  Immunization: mapImmunization,
  MedicationRequest: mapMedicationRequest,
  Procedure: mapProcedure,
} satisfies Record<string, EntryMapper>;

/** The element that names the patient, per resource type that belongs to one. */
export const patientElements: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  CarePlan: 'subject',
  CareTeam: 'subject',
  Condition: 'subject',
  Coverage: 'beneficiary',
  DiagnosticReport: 'subject',
  DocumentReference: 'subject',
  Encounter: 'subject',
  ExplanationOfBenefit: 'patient',
  Goal: 'subject',
  Immunization: 'patient',
  MedicationRequest: 'subject',
  Observation: 'subject',
  Procedure: 'subject',
};

/** Resource types that stand for themselves and are written before any patient. */
export const sharedTypes = ['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'Medication'] as const;

/** The entries of the health record a resource becomes; undefined if its type is none of them. */
export function mapHealthEntries(type: string, resource: unknown, context: MapContext): Mapped<HealthEntry[]> | undefined {
  if (type === 'Observation') return mapObservation(resource, context);
  if (!isEntryType(type)) return undefined;
  const mapped = mappers[type](resource, context);
  return mapped.ok ? accept([mapped.value]) : mapped;
}

function isEntryType(type: string): type is keyof typeof mappers {
  return Object.hasOwn(mappers, type);
}
