import { extensionUrls, findExtension } from './extensions.ts';
import type { Extension } from './fhir-types.ts';
import type { Questionnaire } from './questionnaire.ts';
import { totalItem } from './score.ts';

/** Which way a score gets better. */
export type Improvement = 'higher' | 'lower';

const notationSystem = 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation';
/** The same codes as the ballots of R4 named them. */
const notationSystems: readonly (string | undefined)[] = [notationSystem, 'http://hl7.org/fhir/measure-improvement-notation', undefined];
const codes = { higher: 'increase', lower: 'decrease' } as const satisfies Record<Improvement, string>;

/**
 * Which way the total of a form gets better, as the form or the item that adds up says it with the improvement notation of FHIR measures; null where
 * neither does. It is never guessed.
 */
export function improvementOf(questionnaire: Questionnaire): Improvement | null {
  return saidBy(questionnaire) ?? saidBy(totalItem(questionnaire)) ?? null;
}

/** The form saying which way its total gets better, whatever it said before. */
export function withImprovement(questionnaire: Questionnaire, better: Improvement): Questionnaire {
  const others = (questionnaire.extension ?? []).filter(({ url }) => url !== extensionUrls.improvementNotation);
  const valueCodeableConcept = { coding: [{ system: notationSystem, code: codes[better] }] };
  return { ...questionnaire, extension: [...others, { url: extensionUrls.improvementNotation, valueCodeableConcept }] };
}

function saidBy(element: { readonly extension?: readonly Extension[] | undefined } | undefined): Improvement | undefined {
  const codings = findExtension(element, extensionUrls.improvementNotation)?.valueCodeableConcept?.coding ?? [];
  const known = codings.filter(({ system }) => notationSystems.includes(system));
  return (['higher', 'lower'] as const).find((better) => known.some(({ code }) => code === codes[better]));
}
