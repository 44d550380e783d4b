import { z } from 'zod';
import { Extension } from './fhir-types.ts';

const Designation = z.looseObject({ language: z.string().optional(), value: z.string() });

const Property = z.looseObject({
  code: z.string(),
  valueBoolean: z.boolean().optional(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
});

/** A concept of a code system, with those below it. */
export const Concept = z.looseObject({
  code: z.string(),
  display: z.string().optional(),
  designation: z.array(Designation).optional(),
  property: z.array(Property).optional(),
  extension: z.array(Extension).optional(),
  get concept(): z.ZodOptional<z.ZodArray<typeof Concept>> {
    return z.array(Concept).optional();
  },
});
export type Concept = z.infer<typeof Concept>;

/** A system of codes; only `complete` ones say everything that is in them. */
export const CodeSystem = z.looseObject({
  resourceType: z.literal('CodeSystem'),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  content: z.enum(['not-present', 'example', 'fragment', 'complete', 'supplement']),
  concept: z.array(Concept).optional(),
});
export type CodeSystem = z.infer<typeof CodeSystem>;

const ListedConcept = z.looseObject({
  code: z.string(),
  display: z.string().optional(),
  designation: z.array(Designation).optional(),
  extension: z.array(Extension).optional(),
});

const Filter = z.looseObject({ property: z.string(), op: z.string(), value: z.string() });
export type Filter = z.infer<typeof Filter>;

const ConceptSet = z.looseObject({
  system: z.string().optional(),
  version: z.string().optional(),
  concept: z.array(ListedConcept).optional(),
  filter: z.array(Filter).optional(),
  valueSet: z.array(z.string()).optional(),
});
export type ConceptSet = z.infer<typeof ConceptSet>;

const Contains = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  abstract: z.boolean().optional(),
  inactive: z.boolean().optional(),
  designation: z.array(Designation).optional(),
  extension: z.array(Extension).optional(),
  get contains(): z.ZodOptional<z.ZodArray<typeof Contains>> {
    return z.array(Contains).optional();
  },
});
export type Contains = z.infer<typeof Contains>;

/** Codes that may be answered: listed, taken from code systems and other sets, or worked out already. */
export const ValueSet = z.looseObject({
  resourceType: z.literal('ValueSet'),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  compose: z.looseObject({ include: z.array(ConceptSet).min(1), exclude: z.array(ConceptSet).optional() }).optional(),
  expansion: z.looseObject({ total: z.int().optional(), contains: z.array(Contains).optional() }).optional(),
});
export type ValueSet = z.infer<typeof ValueSet>;

/** The value sets and code systems one has at hand; a reference is an address, with or without `|version`, or the `#id` of a contained one. */
export interface Terminology {
  readonly valueSets: readonly ValueSet[];
  readonly codeSystems: readonly CodeSystem[];
}

/** The set a reference means; undefined when it is not at hand in that version. */
export function findValueSet({ valueSets }: Terminology, reference: string): ValueSet | undefined {
  const [url, version] = reference.split('|');
  return valueSets.find((set) =>
    reference.startsWith('#') ? `#${set.id}` === reference : set.url === url && (version === undefined || set.version === version),
  );
}

/** The code system of this address; of another version than the one asked for it says nothing. */
export function findCodeSystem({ codeSystems }: Terminology, system: string, version?: string): CodeSystem | undefined {
  return codeSystems.find(({ url, version: has }) => url === system && (version === undefined || has === version));
}
