import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CodeableConcept, Identifier, Period, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, entry, firstKeyOf, sensitivity, textValue, unnamed } from './mapping.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const Coverage = z.object({
  ...resourceFields,
  identifier: z.array(Identifier).optional(),
  status: z.string(),
  type: CodeableConcept.optional(),
  subscriberId: z.string().optional(),
  period: Period.optional(),
  payor: z.array(Reference).optional(),
  class: z.array(z.object({ type: CodeableConcept.optional(), value: z.string().optional(), name: z.string().optional() })).optional(),
});
type Coverage = z.infer<typeof Coverage>;

/** An insurance or other payer; the value is the payer and, where known, the plan. */
export function mapCoverage(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(Coverage, resource);
  if (!parsed.ok) return parsed;
  const coverage = parsed.value;
  return entry({
    kind: 'coverage',
    category: sensitivity({ kind: 'coverage', otherwise: 'social', meta: coverage.meta, concepts: [] }),
    code: codedOf(coverage.type) ?? codedOf({ text: payerOf(coverage) }) ?? unnamed,
    status: coverage.status,
    from: whenOf(coverage.period?.start),
    to: whenOf(coverage.period?.end),
    value: textValue([payerOf(coverage), coverage.class?.[0]?.name].filter(Boolean).join(', ')),
    organization: firstKeyOf(coverage.payor, context, 'Organization'),
  });
}

/** The Coverage resources contained in another one (Synthea puts them into every ExplanationOfBenefit). */
export function containedCoverages(resource: Readonly<Record<string, unknown>>): unknown[] {
  if (!Array.isArray(resource.contained)) return [];
  return resource.contained.filter(
    (inner) => typeof inner === 'object' && inner !== null && 'resourceType' in inner && inner.resourceType === 'Coverage',
  );
}

/** A contained Coverage has no id of its own: the same content of one person is the same coverage. */
export function coverageFingerprint(coverage: unknown): string {
  const { id: _local, ...content } = coverage as Record<string, unknown>;
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

function payerOf(coverage: Coverage): string | undefined {
  return coverage.payor?.map((payor) => payor.display).find((display) => display !== undefined);
}
