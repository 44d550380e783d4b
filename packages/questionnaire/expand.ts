import { accept, type Decision, refuse } from '#kernel';
import { codingOf, conceptsOf, type ExpandedConcept, selects } from './concepts.ts';
import { type ConceptSet, type Contains, findCodeSystem, findValueSet, type Terminology } from './terminology.ts';

/** Why the codes of a value set cannot be worked out from what is at hand; `valueSet` and `system` are addresses, with their version. */
export type ExpansionRefusal =
  | { readonly code: 'questionnaire.value-set-missing'; readonly valueSet: string }
  | { readonly code: 'questionnaire.value-set-cut-off'; readonly valueSet: string }
  | { readonly code: 'questionnaire.value-set-circular'; readonly valueSet: string }
  | { readonly code: 'questionnaire.value-set-empty'; readonly valueSet: string }
  | { readonly code: 'questionnaire.code-system-missing'; readonly valueSet: string; readonly system: string }
  | { readonly code: 'questionnaire.value-set-filter'; readonly valueSet: string; readonly filter: string };

type Expansion = Decision<readonly ExpandedConcept[], ExpansionRefusal>;

/**
 * The codes of a value set in their order, each once: those of its expansion if it brings a whole one, else what its includes name, without what
 * its excludes name. Follows FHIR R4: the value sets of one include are cut with each other, several includes are put together.
 */
export function expandValueSet(reference: string, terminology: Terminology): Expansion {
  const expansion = codesOf(reference, terminology, []);
  return expansion.ok && expansion.value.length === 0 ? refuse({ code: 'questionnaire.value-set-empty', valueSet: reference }) : expansion;
}

function codesOf(reference: string, terminology: Terminology, inside: readonly string[]): Expansion {
  const set = findValueSet(terminology, reference);
  if (!set) return refuse({ code: 'questionnaire.value-set-missing', valueSet: reference });
  if (inside.includes(reference)) return refuse({ code: 'questionnaire.value-set-circular', valueSet: reference });
  const { expansion, compose } = set;
  if (expansion?.contains) {
    const codes = expansion.contains.flatMap(flattened);
    const isWhole = expansion.total === undefined || expansion.total <= countOf(expansion.contains);
    if (isWhole) return accept(unique(codes));
    if (!compose) return refuse({ code: 'questionnaire.value-set-cut-off', valueSet: reference });
  }
  const taken = together((compose?.include ?? []).map((part) => codesOfPart(part, reference, terminology, [...inside, reference])));
  if (!taken.ok) return taken;
  const left = together((compose?.exclude ?? []).map((part) => codesOfPart(part, reference, terminology, [...inside, reference])));
  if (!left.ok) return left;
  const excluded = keysOf(left.value);
  return accept(unique(taken.value.filter((code) => !excluded.has(keyOf(code)))));
}

/** What one include or exclude names: its codes, of those its value sets have in common. */
function codesOfPart(part: ConceptSet, valueSet: string, terminology: Terminology, inside: readonly string[]): Expansion {
  const own = part.system === undefined && !part.concept ? undefined : codesOfSystem(part, valueSet, terminology);
  if (own && !own.ok) return own;
  const sets = (part.valueSet ?? []).map((reference) => codesOf(reference, terminology, inside));
  const all = [...(own ? [own] : []), ...sets];
  const [first, ...others] = all;
  if (!first?.ok) return first ?? accept([]);
  return others.reduce<Expansion>((common, other) => {
    if (!common.ok || !other.ok) return common.ok ? other : common;
    const shared = keysOf(other.value);
    return accept(common.value.filter((code) => shared.has(keyOf(code))));
  }, first);
}

function codesOfSystem(part: ConceptSet, valueSet: string, terminology: Terminology): Expansion {
  const { system = '' } = part;
  const codeSystem = findCodeSystem(terminology, system, part.version);
  const known = codeSystem?.content === 'complete' ? conceptsOf(codeSystem) : undefined;
  if (part.concept)
    return accept(part.concept.map((listed) => ({ ...known?.get(listed.code)?.coding, ...codingOf({ ...listed, system: part.system }) })));
  if (!known)
    return refuse({ code: 'questionnaire.code-system-missing', valueSet, system: part.version ? `${system}|${part.version}` : system });
  const filters = part.filter ?? [];
  const unknown = filters.find((filter) => selects(filter) === undefined);
  if (unknown)
    return refuse({ code: 'questionnaire.value-set-filter', valueSet, filter: `${unknown.property} ${unknown.op} ${unknown.value}` });
  const concepts = [...known.values()].filter((concept) => filters.every((filter) => selects(filter)?.(concept, known)));
  return accept(concepts.filter(({ isAbstract }) => !isAbstract).map(({ coding }) => coding));
}

function together(parts: readonly Expansion[]): Expansion {
  const refused = parts.find((part) => !part.ok);
  return refused ?? accept(parts.flatMap((part) => (part.ok ? part.value : [])));
}

/** A code and those below it; one that only groups others is not a choice. */
function flattened({ contains, abstract, inactive, system, code, display, designation, extension }: Contains): ExpandedConcept[] {
  const own = code === undefined || abstract || inactive ? [] : [codingOf({ system, code, display, designation, extension })];
  return [...own, ...(contains ?? []).flatMap(flattened)];
}

const countOf = (contains: readonly Contains[]): number => contains.reduce((sum, each) => sum + 1 + countOf(each.contains ?? []), 0);

function unique(codes: readonly ExpandedConcept[]): ExpandedConcept[] {
  const first = new Map<string, ExpandedConcept>();
  for (const code of codes) if (!first.has(keyOf(code))) first.set(keyOf(code), code);
  return [...first.values()];
}

const keyOf = ({ system, code }: ExpandedConcept) => `${system ?? ''}|${code}`;
const keysOf = (codes: readonly ExpandedConcept[]): ReadonlySet<string> => new Set(codes.map(keyOf));
