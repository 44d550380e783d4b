import { z } from 'zod';
import { CodeableConcept, FhirDateTime, Period, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, codeOf, entry, firstKeyOf, keyOf, missing, sensitivity, textValue } from './mapping.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const Procedure = z.object({
  ...resourceFields,
  status: z.string(),
  category: CodeableConcept.optional(),
  code: CodeableConcept.optional(),
  encounter: Reference.optional(),
  performedDateTime: FhirDateTime.optional(),
  performedPeriod: Period.optional(),
  performer: z.array(z.object({ actor: Reference.optional() })).optional(),
  reasonCode: z.array(CodeableConcept).optional(),
  outcome: CodeableConcept.optional(),
});

const Immunization = z.object({
  ...resourceFields,
  status: z.string(),
  vaccineCode: CodeableConcept,
  encounter: Reference.optional(),
  occurrenceDateTime: FhirDateTime.optional(),
  occurrenceString: z.string().optional(),
  performer: z.array(z.object({ actor: Reference.optional() })).optional(),
});

/** Something that was done; the value is its outcome or reason. */
export function mapProcedure(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(Procedure, resource);
  if (!parsed.ok) return parsed;
  const procedure = parsed.value;
  const code = codedOf(procedure.code);
  if (!code) return missing('code');
  const actors = procedure.performer?.map((performer) => performer.actor);
  return entry({
    kind: 'procedure',
    section: codeOf([procedure.category]),
    category: sensitivity({
      kind: 'procedure',
      otherwise: 'health_general',
      meta: procedure.meta,
      concepts: [procedure.code, procedure.category, ...(procedure.reasonCode ?? [])],
    }),
    code,
    status: procedure.status,
    from: whenOf(procedure.performedDateTime ?? procedure.performedPeriod?.start),
    to: whenOf(procedure.performedPeriod?.end),
    value: textValue(codedOf(procedure.outcome)?.display ?? codedOf(procedure.reasonCode?.[0])?.display),
    encounter: keyOf(procedure.encounter, context, 'Encounter'),
    practitioner: firstKeyOf(actors, context, 'Practitioner'),
    organization: firstKeyOf(actors, context, 'Organization'),
  });
}

/** A vaccination, given or not (the status says so). */
export function mapImmunization(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(Immunization, resource);
  if (!parsed.ok) return parsed;
  const immunization = parsed.value;
  const code = codedOf(immunization.vaccineCode);
  if (!code) return missing('vaccineCode');
  const actors = immunization.performer?.map((performer) => performer.actor);
  return entry({
    kind: 'immunization',
    category: sensitivity({
      kind: 'immunization',
      otherwise: 'health_general',
      meta: immunization.meta,
      concepts: [immunization.vaccineCode],
    }),
    code,
    status: immunization.status,
    from: whenOf(immunization.occurrenceDateTime),
    value: textValue(immunization.occurrenceString),
    encounter: keyOf(immunization.encounter, context, 'Encounter'),
    practitioner: firstKeyOf(actors, context, 'Practitioner'),
    organization: firstKeyOf(actors, context, 'Organization'),
  });
}
