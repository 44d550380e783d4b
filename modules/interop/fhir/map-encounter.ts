import { z } from 'zod';
import { CodeableConcept, Coding, Period, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, entry, firstKeyOf, sensitivity, textValue, unnamed } from './mapping.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const Encounter = z.object({
  ...resourceFields,
  status: z.string(),
  class: Coding.optional(),
  type: z.array(CodeableConcept).optional(),
  serviceType: CodeableConcept.optional(),
  participant: z.array(z.object({ individual: Reference.optional() })).optional(),
  period: Period.optional(),
  reasonCode: z.array(CodeableConcept).optional(),
  serviceProvider: Reference.optional(),
});

/** A visit or stay; the section is its class (AMB, EMER, IMP …), the value its reason. */
export function mapEncounter(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(Encounter, resource);
  if (!parsed.ok) return parsed;
  const encounter = parsed.value;
  const section = encounter.class?.code ?? null;
  const code =
    codedOf(encounter.type?.[0]) ?? codedOf(encounter.serviceType) ?? codedOf({ coding: encounter.class ? [encounter.class] : [] });
  return entry({
    kind: 'encounter',
    section,
    category: sensitivity({
      kind: 'encounter',
      otherwise: 'health_general',
      meta: encounter.meta,
      concepts: [...(encounter.type ?? []), encounter.serviceType, ...(encounter.reasonCode ?? [])],
    }),
    code: code ?? unnamed,
    status: encounter.status,
    from: whenOf(encounter.period?.start),
    to: whenOf(encounter.period?.end),
    value: textValue(
      encounter.reasonCode
        ?.map((reason) => codedOf(reason)?.display)
        .filter(Boolean)
        .join(', '),
    ),
    practitioner: firstKeyOf(
      encounter.participant?.map((participant) => participant.individual),
      context,
      'Practitioner',
    ),
    organization: firstKeyOf([encounter.serviceProvider], context, 'Organization'),
  });
}
