import type { Extension, FhirElement } from './fhir-types.ts';
import type { CodeSystem, Concept, Filter } from './terminology.ts';
import { translationsFrom } from './translation.ts';

/** A code as it may be chosen. */
export interface ExpandedConcept {
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
  readonly _display?: FhirElement;
  readonly extension?: readonly Extension[];
}

interface CodeAsPublished {
  readonly system?: string | undefined;
  readonly code: string;
  readonly display?: string | undefined;
  readonly designation?: Concept['designation'];
  readonly extension?: readonly Extension[] | undefined;
}

/** A code as an option shows it: with its scores and its published translations. */
export function codingOf({ system, code, display, designation, extension }: CodeAsPublished): ExpandedConcept {
  const translations = translationsFrom(designation);
  return {
    ...(system !== undefined && { system }),
    code,
    ...(display !== undefined && { display }),
    ...(translations && { _display: translations }),
    ...(extension && { extension }),
  };
}

/** A concept with its place in the hierarchy of its code system. */
export interface PlacedConcept {
  readonly coding: ExpandedConcept;
  readonly parents: readonly string[];
  /** It only groups others, or is no longer used. */
  readonly isAbstract: boolean;
  readonly property: NonNullable<Concept['property']>;
}

export type Concepts = ReadonlyMap<string, PlacedConcept>;

/** Every concept of a code system by its code, parents before children. */
export function conceptsOf({ url, concept }: CodeSystem): Concepts {
  const found = new Map<string, PlacedConcept>();
  const visit = ({ concept: below = [], ...each }: Concept, parent: string | undefined): void => {
    const { code, display, designation, extension, property = [] } = each;
    const coding = codingOf({ system: url, code, display, designation, extension });
    const named = property.filter(({ code: of }) => of === 'parent' || of === 'subsumedBy').flatMap(({ valueCode }) => valueCode ?? []);
    found.set(code, { coding, parents: [...(parent === undefined ? [] : [parent]), ...named], isAbstract: isAbstract(property), property });
    for (const child of below) visit(child, code);
  };
  for (const each of concept ?? []) visit(each, undefined);
  return found;
}

type Select = (concept: PlacedConcept, all: Concepts) => boolean;

/** Whether a filter takes a concept; undefined for a kind of filter that takes a terminology server. */
export function selects({ property, op, value }: Filter): Select | undefined {
  const ofHierarchy = property === 'concept' || property === 'code';
  if (ofHierarchy && op === 'is-a') return (concept, all) => concept.coding.code === value || isBelow(concept, value, all);
  if (ofHierarchy && op === 'descendent-of') return (concept, all) => isBelow(concept, value, all);
  if (ofHierarchy && op === 'is-not-a') return (concept, all) => concept.coding.code !== value && !isBelow(concept, value, all);
  if (ofHierarchy && op === 'in') return ({ coding }) => value.split(',').includes(coding.code);
  if (ofHierarchy && op === '=') return ({ coding }) => coding.code === value;
  if (!ofHierarchy && op === '=') return (concept) => valuesOf(concept, property).includes(value);
  if (!ofHierarchy && op === 'exists') return (concept) => valuesOf(concept, property).length > 0 === (value === 'true');
  return undefined;
}

function isBelow({ parents }: PlacedConcept, ancestor: string, all: Concepts, seen: readonly string[] = []): boolean {
  return parents.some((code) => {
    if (code === ancestor) return true;
    const parent = all.get(code);
    return parent !== undefined && !seen.includes(code) && isBelow(parent, ancestor, all, [...seen, code]);
  });
}

function valuesOf({ property }: PlacedConcept, wanted: string): string[] {
  return property.flatMap(({ code, valueBoolean, valueCode, valueString }) =>
    code === wanted ? [valueCode ?? valueString ?? String(valueBoolean)] : [],
  );
}

function isAbstract(property: PlacedConcept['property']): boolean {
  return property.some(
    ({ code, valueBoolean, valueCode }) =>
      (['notSelectable', 'abstract', 'inactive'].includes(code) && valueBoolean === true) || (code === 'status' && valueCode === 'retired'),
  );
}
