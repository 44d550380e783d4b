import { z } from 'zod';
import { CodeableConcept, FhirDateTime, Period, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, codeOf, entry, keyOf, missing, sensitivity, textValue } from './mapping.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const AllergyIntolerance = z.object({
  ...resourceFields,
  clinicalStatus: CodeableConcept.optional(),
  verificationStatus: CodeableConcept.optional(),
  category: z.array(z.string()).optional(),
  criticality: z.string().optional(),
  code: CodeableConcept.optional(),
  encounter: Reference.optional(),
  onsetDateTime: FhirDateTime.optional(),
  onsetPeriod: Period.optional(),
  recordedDate: FhirDateTime.optional(),
  lastOccurrence: FhirDateTime.optional(),
  recorder: Reference.optional(),
  reaction: z.array(z.object({ substance: CodeableConcept.optional(), manifestation: z.array(CodeableConcept).optional() })).optional(),
});

/** An allergy or intolerance with its reactions; the value is how it shows. */
export function mapAllergy(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(AllergyIntolerance, resource);
  if (!parsed.ok) return parsed;
  const allergy = parsed.value;
  const code = codedOf(allergy.code) ?? codedOf(allergy.reaction?.[0]?.substance);
  if (!code) return missing('code');
  const verification = codeOf([allergy.verificationStatus]);
  const reactions = allergy.reaction?.flatMap((reaction) => reaction.manifestation ?? []).map((concept) => codedOf(concept)?.display);
  return entry({
    kind: 'allergy',
    section: allergy.criticality ?? allergy.category?.[0] ?? null,
    category: sensitivity({ kind: 'allergy', otherwise: 'health_general', meta: allergy.meta, concepts: [allergy.code] }),
    code,
    status: verification === 'refuted' || verification === 'entered-in-error' ? verification : codeOf([allergy.clinicalStatus]),
    from: whenOf(allergy.onsetDateTime ?? allergy.onsetPeriod?.start ?? allergy.recordedDate),
    to: whenOf(allergy.onsetPeriod?.end),
    value: textValue(reactions?.filter(Boolean).join(', ')),
    encounter: keyOf(allergy.encounter, context, 'Encounter'),
    practitioner: keyOf(allergy.recorder, context, 'Practitioner'),
  });
}
