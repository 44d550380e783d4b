import { z } from 'zod';
import { refuse } from '#kernel';
import { CodeableConcept, FhirDateTime, Period, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, entry, firstKeyOf, keyOf, missing, sensitivity, textValue } from './mapping.ts';
import type { Coded, HealthEntry, MapContext, Mapped } from './records.ts';

const Medication = z.object({ resourceType: z.literal('Medication'), id: z.string().optional(), code: CodeableConcept.optional() });

const MedicationRequest = z.object({
  ...resourceFields,
  contained: z.array(z.unknown()).optional(),
  status: z.string(),
  intent: z.string().optional(),
  medicationCodeableConcept: CodeableConcept.optional(),
  medicationReference: Reference.optional(),
  encounter: Reference.optional(),
  authoredOn: FhirDateTime.optional(),
  requester: Reference.optional(),
  reasonCode: z.array(CodeableConcept).optional(),
  dosageInstruction: z.array(z.object({ text: z.string().optional(), patientInstruction: z.string().optional() })).optional(),
  dispenseRequest: z.object({ validityPeriod: Period.optional() }).optional(),
});
type MedicationRequest = z.infer<typeof MedicationRequest>;

/** The code and name of a medication kept on its own. */
export function mapMedication(resource: unknown): Mapped<Coded> {
  const parsed = checked(Medication, resource);
  if (!parsed.ok) return parsed;
  const code = codedOf(parsed.value.code);
  return code ? { ok: true, value: code } : missing('code');
}

/** A prescription or medication order; the medication may be named in it, contained in it, or elsewhere in the import. */
export function mapMedicationRequest(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(MedicationRequest, resource);
  if (!parsed.ok) return parsed;
  const request = parsed.value;
  const code = codedOf(request.medicationCodeableConcept) ?? referredMedication(request, context);
  if (!code) {
    return request.medicationReference ? refuse({ code: 'reference.unresolved', path: 'medicationReference' }) : missing('medication[x]');
  }
  const dosage = request.dosageInstruction?.map((dose) => dose.text ?? dose.patientInstruction).filter((dose) => dose !== undefined);
  return entry({
    kind: 'medication',
    section: request.intent ?? null,
    category: sensitivity({
      kind: 'medication',
      otherwise: 'health_general',
      meta: request.meta,
      concepts: [request.medicationCodeableConcept ?? asConcept(code), ...(request.reasonCode ?? [])],
    }),
    code,
    status: request.status,
    from: whenOf(request.dispenseRequest?.validityPeriod?.start ?? request.authoredOn),
    to: whenOf(request.dispenseRequest?.validityPeriod?.end),
    value: textValue(dosage?.join('; ')),
    encounter: keyOf(request.encounter, context, 'Encounter'),
    practitioner: firstKeyOf([request.requester], context, 'Practitioner'),
    organization: firstKeyOf([request.requester], context, 'Organization'),
  });
}

function referredMedication(request: MedicationRequest, context: MapContext): Coded | null {
  const reference = request.medicationReference;
  if (!reference) return null;
  const key = keyOf(reference, context, 'Medication');
  const contained = key?.startsWith('#')
    ? request.contained?.map((inner) => Medication.safeParse(inner)).find((inner) => inner.success && inner.data.id === key.slice(1))
    : undefined;
  if (contained?.success) return codedOf(contained.data.code);
  const known = key === null ? undefined : context.medication?.(key);
  return known ?? codedOf({ text: reference.display });
}

function asConcept(code: Coded): CodeableConcept {
  return { coding: [{ system: code.system ?? undefined, code: code.code ?? undefined, display: code.display }] };
}
