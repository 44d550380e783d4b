import { z } from 'zod';
import type { DataCategory } from '#kernel';
import { isStricter } from './category.ts';
import { CodeableConcept, FhirDateTime, Period, Quantity, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import {
  checked,
  codedOf,
  codeOf,
  entry,
  firstKeyOf,
  keyOf,
  missing,
  quantityText,
  quantityValue,
  sensitivity,
  shortened,
  textValue,
} from './mapping.ts';
import type { EntryValue, HealthEntry, MapContext, Mapped } from './records.ts';

const Range = z.object({ low: Quantity.optional(), high: Quantity.optional() });
const Ratio = z.object({ numerator: Quantity.optional(), denominator: Quantity.optional() });

const valueFields = {
  valueQuantity: Quantity.optional(),
  valueCodeableConcept: CodeableConcept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().int().optional(),
  valueRange: Range.optional(),
  valueRatio: Ratio.optional(),
  valueSampledData: z.object({ dimensions: z.number(), data: z.string().optional() }).optional(),
  valueTime: z.string().optional(),
  valueDateTime: FhirDateTime.optional(),
  valuePeriod: Period.optional(),
  dataAbsentReason: CodeableConcept.optional(),
};

const Component = z.object({ code: CodeableConcept, ...valueFields });
type Component = z.infer<typeof Component>;

const Observation = z.object({
  ...resourceFields,
  status: z.string(),
  category: z.array(CodeableConcept).optional(),
  code: CodeableConcept,
  encounter: Reference.optional(),
  effectiveDateTime: FhirDateTime.optional(),
  effectivePeriod: Period.optional(),
  effectiveInstant: FhirDateTime.optional(),
  effectiveTiming: z.object({ event: z.array(FhirDateTime).optional() }).optional(),
  issued: FhirDateTime.optional(),
  performer: z.array(Reference).optional(),
  ...valueFields,
  component: z.array(Component).optional(),
});
type Observation = z.infer<typeof Observation>;

const SOCIAL_SECTIONS = ['survey', 'social-history', 'sdoh'];

/**
 * A measurement, test result, answer or finding. A panel whose questions belong to different categories (PRAPARE asks about
 * housing and about fear of a partner) is divided, so that the strictest question does not hide the others, nor the others show it.
 */
export function mapObservation(resource: unknown, context: MapContext): Mapped<HealthEntry[]> {
  const parsed = checked(Observation, resource);
  if (!parsed.ok) return parsed;
  const observation = parsed.value;
  const code = codedOf(observation.code);
  if (!code) return missing('code');
  const sections = (observation.category ?? []).map((concept) => codeOf([concept]));
  const otherwise = sections.some((section) => section !== null && SOCIAL_SECTIONS.includes(section)) ? 'social' : 'health_general';
  const whole = sensitivity({
    kind: 'observation',
    otherwise,
    meta: observation.meta,
    concepts: [observation.code, observation.valueCodeableConcept],
  });
  const common = {
    kind: 'observation',
    section: sections[0] ?? null,
    code,
    status: observation.status,
    from: whenOf(effectiveOf(observation)),
    to: whenOf(observation.effectivePeriod?.end),
    encounter: keyOf(observation.encounter, context, 'Encounter'),
    practitioner: firstKeyOf(observation.performer, context, 'Practitioner'),
    organization: firstKeyOf(observation.performer, context, 'Organization'),
  } as const;
  const entries: HealthEntry[] = [];
  for (const [category, members] of divideByCategory(observation.component ?? [], whole)) {
    const isMain = category === whole;
    const value = isMain
      ? (resultOf(observation) ?? componentsValue(pick(observation, members)))
      : componentsValue(pick(observation, members));
    const isWhole = members.length === (observation.component?.length ?? 0);
    const made = entry({
      ...common,
      category,
      value,
      part: isMain ? null : category,
      resource: isMain && isWhole ? null : withComponents(resource, members, isMain),
    });
    if (!made.ok) return made;
    entries.push(made.value);
  }
  return { ok: true, value: entries };
}

function effectiveOf(observation: Observation): string | undefined {
  return (
    observation.effectiveDateTime ??
    observation.effectivePeriod?.start ??
    observation.effectiveInstant ??
    observation.effectiveTiming?.event?.[0] ??
    observation.issued
  );
}

/** Which components (by index) belong to the main record and which to a stricter part of it. The main record comes first. */
export function divideByCategory(components: readonly Component[], whole: DataCategory): Map<DataCategory, number[]> {
  const parts = new Map<DataCategory, number[]>([[whole, []]]);
  components.forEach((component, index) => {
    const own = sensitivity({
      kind: 'observation',
      otherwise: 'health_general',
      concepts: [component.code, component.valueCodeableConcept],
    });
    const category = isStricter(own, whole) ? own : whole;
    const members = parts.get(category);
    if (members) members.push(index);
    else parts.set(category, [index]);
  });
  return parts;
}

function pick(observation: Observation, members: readonly number[]): Component[] {
  return members.flatMap((index) => observation.component?.[index] ?? []);
}

/** The resource with only these components; a part has no value of the whole and no narrative. */
function withComponents(resource: unknown, members: readonly number[], isMain: boolean): Record<string, unknown> {
  const original = resource as Record<string, unknown>;
  const component = (original.component as unknown[]).filter((_, index) => members.includes(index));
  const kept = Object.entries(original).filter(
    ([name]) => name !== 'text' && (isMain || !/^_?(value[A-Z]|interpretation$|note$)/.test(name)),
  );
  return { ...Object.fromEntries(kept), component };
}

type Valued = z.infer<z.ZodObject<typeof valueFields>>;

function resultOf(holder: Valued): EntryValue | null {
  if (holder.valueQuantity) return quantityValue(holder.valueQuantity);
  if (holder.valueInteger !== undefined) return { text: null, number: holder.valueInteger, unit: null };
  return textValue(valueText(holder));
}

function valueText(holder: Valued): string | undefined {
  if (holder.valueQuantity) return quantityText(holder.valueQuantity);
  if (holder.valueInteger !== undefined) return String(holder.valueInteger);
  if (holder.valueCodeableConcept) return codedOf(holder.valueCodeableConcept)?.display;
  if (holder.valueString !== undefined) return holder.valueString;
  if (holder.valueBoolean !== undefined) return String(holder.valueBoolean);
  if (holder.valueRange) return [holder.valueRange.low, holder.valueRange.high].map((side) => (side ? quantityText(side) : '')).join(' – ');
  if (holder.valueRatio)
    return [holder.valueRatio.numerator, holder.valueRatio.denominator].map((side) => (side ? quantityText(side) : '')).join(' / ');
  return holder.valueDateTime ?? holder.valueTime ?? holder.valuePeriod?.start;
}

const SYSTOLIC = '8480-6';
const DIASTOLIC = '8462-4';

/** Components on one line; a blood pressure as it is said: 120/80 mm[Hg]. */
function componentsValue(components: readonly Component[]): EntryValue | null {
  const quantityWith = (loinc: string) =>
    components.find((component) => component.code.coding?.some((coding) => coding.code === loinc))?.valueQuantity;
  const systolic = quantityWith(SYSTOLIC);
  const diastolic = quantityWith(DIASTOLIC);
  if (systolic?.value !== undefined && diastolic?.value !== undefined) {
    return {
      text: `${Math.round(systolic.value)}/${Math.round(diastolic.value)}`,
      number: null,
      unit: systolic.unit ?? systolic.code ?? null,
    };
  }
  const parts = components.flatMap((component) => {
    const value = valueText(component);
    return value === undefined ? [] : `${codedOf(component.code)?.display ?? ''}: ${value}`;
  });
  return textValue(shortened(parts.join('; ')));
}
