import { type ExpansionRefusal, expandValueSet } from './expand.ts';
import { allItems, type Contained, type Questionnaire, type QuestionnaireItem } from './questionnaire.ts';
import { CodeSystem, type Terminology, ValueSet } from './terminology.ts';

/** The value sets and code systems a questionnaire carries inside it, and others that came with it. What does not read as one is not at hand. */
export function terminologyOf(questionnaire: Questionnaire, beside: readonly unknown[] = []): Terminology {
  const resources = [...(questionnaire.contained ?? []), ...beside];
  return {
    valueSets: resources.flatMap((resource) => ValueSet.safeParse(resource).data ?? []),
    codeSystems: resources.flatMap((resource) => CodeSystem.safeParse(resource).data ?? []),
  };
}

/** Whether a question takes its answers from a value set, and why its codes cannot be told. */
export function valueSetProblem(
  { answerOption, answerValueSet }: QuestionnaireItem,
  terminology: Terminology,
): ExpansionRefusal | undefined {
  if (answerValueSet === undefined || answerOption?.length) return undefined;
  const expansion = expandValueSet(answerValueSet, terminology);
  return expansion.ok ? undefined : expansion.refusal;
}

/**
 * The questionnaire with every value set it asks from inside it, worked out, so that it can be answered without any other file or server. A set that
 * cannot be worked out stays as it is.
 */
export function withValueSets(questionnaire: Questionnaire, terminology: Terminology): Questionnaire {
  const references = new Set(allItems(questionnaire).flatMap(({ answerValueSet }) => answerValueSet ?? []));
  const inside = new Map<string, ExpandedValueSet>();
  for (const reference of references) {
    const expansion = expandValueSet(reference, terminology);
    if (!expansion.ok) continue;
    const id = reference.startsWith('#') ? reference.slice(1) : freeId(questionnaire, inside.size + 1);
    const origin = reference.startsWith('#') ? {} : addressOf(reference);
    inside.set(reference, { resourceType: 'ValueSet', id, ...origin, expansion: { contains: expansion.value } });
  }
  if (inside.size === 0) return questionnaire;
  const replaced = new Set([...inside.values()].map(({ id }) => id));
  const others = (questionnaire.contained ?? []).filter(({ id }) => id === undefined || !replaced.has(id));
  const contained = [...others, ...inside.values()] as Contained[];
  return { ...questionnaire, contained, item: (questionnaire.item ?? []).map((item) => withReference(item, inside)) };
}

interface ExpandedValueSet {
  readonly resourceType: 'ValueSet';
  readonly id: string;
  readonly expansion: { readonly contains: readonly object[] };
}

function withReference(item: QuestionnaireItem, inside: ReadonlyMap<string, ExpandedValueSet>): QuestionnaireItem {
  const set = item.answerValueSet === undefined ? undefined : inside.get(item.answerValueSet);
  return {
    ...item,
    ...(set && { answerValueSet: `#${set.id}` }),
    ...(item.item && { item: item.item.map((below) => withReference(below, inside)) }),
  };
}

function addressOf(reference: string) {
  const [url, version] = reference.split('|');
  return { url, ...(version !== undefined && { version }) };
}

function freeId({ contained }: Questionnaire, number: number): string {
  const taken = new Set((contained ?? []).map(({ id }) => id));
  const ids = [`value-set-${number}`, ...Array.from({ length: taken.size }, (_, extra) => `value-set-${number}-${extra + 1}`)];
  return ids.find((id) => !taken.has(id)) as string;
}
