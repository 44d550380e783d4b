import { z } from 'zod';
import { Annotation, CodeableConcept, FhirDateTime, Period, Quantity, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, codeOf, entry, keyOf, missing, sensitivity, textValue } from './mapping.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const Condition = z.object({
  ...resourceFields,
  clinicalStatus: CodeableConcept.optional(),
  verificationStatus: CodeableConcept.optional(),
  category: z.array(CodeableConcept).optional(),
  severity: CodeableConcept.optional(),
  code: CodeableConcept.optional(),
  encounter: Reference.optional(),
  onsetDateTime: FhirDateTime.optional(),
  onsetPeriod: Period.optional(),
  onsetAge: Quantity.optional(),
  abatementDateTime: FhirDateTime.optional(),
  abatementPeriod: Period.optional(),
  recordedDate: FhirDateTime.optional(),
  recorder: Reference.optional(),
  asserter: Reference.optional(),
  note: z.array(Annotation).optional(),
});

/** A diagnosis, problem or health concern. Refuted ones and errors keep that as their status, whatever their course. */
export function mapCondition(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(Condition, resource);
  if (!parsed.ok) return parsed;
  const condition = parsed.value;
  const code = codedOf(condition.code);
  if (!code) return missing('code');
  const verification = codeOf([condition.verificationStatus]);
  const isSocial =
    condition.category?.some((concept) => concept.coding?.some((coding) => /sdoh/i.test(`${coding.system} ${coding.code}`))) ?? false;
  return entry({
    kind: 'condition',
    section: codeOf(condition.category),
    category: sensitivity({
      kind: 'condition',
      otherwise: isSocial ? 'social' : 'health_general',
      meta: condition.meta,
      concepts: [condition.code],
    }),
    code,
    status: verification === 'refuted' || verification === 'entered-in-error' ? verification : codeOf([condition.clinicalStatus]),
    from: whenOf(condition.onsetDateTime ?? condition.onsetPeriod?.start ?? condition.recordedDate),
    to: whenOf(condition.abatementDateTime ?? condition.abatementPeriod?.end ?? condition.onsetPeriod?.end),
    value: textValue(codedOf(condition.severity)?.display),
    encounter: keyOf(condition.encounter, context, 'Encounter'),
    practitioner: keyOf(condition.asserter ?? condition.recorder, context, 'Practitioner'),
  });
}
