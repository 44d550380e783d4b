import { extensionUrls, findExtension, unitOptionsOf } from './extensions.ts';
import { type ExpressionResults, enabledItems, type FormItem, flatten } from './form.ts';
import { optionFor, optionsOf } from './options.ts';
import { type ItemPath, pathKey } from './path.ts';
import { allItems, type ItemType, type Questionnaire, type QuestionnaireItem } from './questionnaire.ts';
import { type Answer, childrenOf, type QuestionnaireResponse, type ResponseItem, valueKeyOf } from './response.ts';
import { expectedKeys, isWellFormed } from './value-format.ts';

/** What is wrong at one place of a response. The code names a text in the reader's language; facts fill it. Never the answer itself. */
export type ResponseProblem = { linkId: string; path: string } & (
  | { code: 'questionnaire.unknown-item' }
  | { code: 'questionnaire.required' }
  | { code: 'questionnaire.wrong-type'; expected: ItemType }
  | { code: 'questionnaire.too-many-answers' | 'questionnaire.too-many-rows'; limit: number }
  | { code: 'questionnaire.too-few-answers'; limit: number }
  | { code: 'questionnaire.too-long' | 'questionnaire.too-short'; limit: number; length: number }
  | { code: 'questionnaire.too-small' | 'questionnaire.too-large'; limit: number | string }
  | { code: 'questionnaire.too-precise'; digits: number }
  | { code: 'questionnaire.not-an-option' }
  | { code: 'questionnaire.wrong-unit' }
  | { code: 'questionnaire.wrong-format' }
);

type Finding = ResponseProblem extends infer P ? (P extends ResponseProblem ? Omit<P, 'linkId' | 'path'> : never) : never;

/**
 * Everything wrong with a response, all places at once. Only enabled items are looked at. What is missing counts only when the
 * response is to be completed; a draft may have gaps, but no wrong answers.
 */
export function validateResponse(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  options: { complete?: boolean; expressions?: ExpressionResults } = {},
): ResponseProblem[] {
  const places = flatten(enabledItems(questionnaire, response, options.expressions));
  return [
    ...misplacedItems(questionnaire.item ?? [], response.item ?? [], []),
    ...tooManyRows(questionnaire, places),
    ...places.flatMap((place) => {
      const findings = [...answerFindings(questionnaire, place), ...(options.complete ? missingFindings(place) : [])];
      return findings.map((finding): ResponseProblem => ({ linkId: place.item.linkId, path: place.key, ...finding }) as ResponseProblem);
    }),
  ];
}

function missingFindings({ item, answers, children }: FormItem): Finding[] {
  if (item.type === 'display') return [];
  const answered = item.type === 'group' ? flatten(children).some((place) => place.answers.length > 0) : answers.length > 0;
  if (!answered) return item.required ? [{ code: 'questionnaire.required' }] : [];
  const least = findExtension(item, extensionUrls.minOccurs)?.valueInteger ?? 0;
  return item.type !== 'group' && answers.length < least ? [{ code: 'questionnaire.too-few-answers', limit: least }] : [];
}

function answerFindings(questionnaire: Questionnaire, { item, answers }: FormItem): Finding[] {
  if (item.type === 'group' || item.type === 'display') return [];
  const most = item.repeats ? findExtension(item, extensionUrls.maxOccurs)?.valueInteger : 1;
  const tooMany: Finding[] = most !== undefined && answers.length > most ? [{ code: 'questionnaire.too-many-answers', limit: most }] : [];
  return [...tooMany, ...answers.flatMap((answer) => valueFindings(questionnaire, item, answer))];
}

function valueFindings(questionnaire: Questionnaire, item: QuestionnaireItem, answer: Answer): Finding[] {
  const key = valueKeyOf(answer);
  const values = Object.keys(answer).filter((name) => name.startsWith('value')).length;
  if (key === undefined || values !== 1 || !expectedKeys(item).includes(key))
    return [{ code: 'questionnaire.wrong-type', expected: item.type }];
  if (!isWellFormed(key, answer)) return [{ code: 'questionnaire.wrong-format' }];
  const free = item.type === 'open-choice' && key === 'valueString';
  if (!free && optionsOf(questionnaire, item, 'en') && !optionFor(questionnaire, item, answer))
    return [{ code: 'questionnaire.not-an-option' }];
  return [...textFindings(item, answer), ...rangeFindings(item, answer), ...unitFindings(item, answer)];
}

function textFindings(item: QuestionnaireItem, answer: Answer): Finding[] {
  const text = answer.valueString ?? answer.valueUri;
  if (text === undefined) return [];
  const length = [...text].length;
  const shortest = findExtension(item, extensionUrls.minLength)?.valueInteger ?? 0;
  if (item.maxLength !== undefined && length > item.maxLength) return [{ code: 'questionnaire.too-long', limit: item.maxLength, length }];
  if (length < shortest) return [{ code: 'questionnaire.too-short', limit: shortest, length }];
  return matches(text, findExtension(item, extensionUrls.regex)?.valueString) ? [] : [{ code: 'questionnaire.wrong-format' }];
}

function rangeFindings(item: QuestionnaireItem, answer: Answer): Finding[] {
  const value = comparable(answer);
  if (value === undefined) return [];
  const least = limitOf(item, extensionUrls.minValue);
  const most = limitOf(item, extensionUrls.maxValue);
  const digits = findExtension(item, extensionUrls.maxDecimalPlaces)?.valueInteger;
  const places = typeof value === 'number' ? (String(value).split('.')[1]?.length ?? 0) : 0;
  if (least !== undefined && typeof least === typeof value && value < least) return [{ code: 'questionnaire.too-small', limit: least }];
  if (most !== undefined && typeof most === typeof value && value > most) return [{ code: 'questionnaire.too-large', limit: most }];
  return digits !== undefined && places > digits ? [{ code: 'questionnaire.too-precise', digits }] : [];
}

function unitFindings(item: QuestionnaireItem, { valueQuantity }: Answer): Finding[] {
  const units = unitOptionsOf(item);
  if (!valueQuantity || units.length === 0) return [];
  const given = valueQuantity.code ?? valueQuantity.unit;
  return units.some((unit) => given !== undefined && (unit.code === given || unit.display === given))
    ? []
    : [{ code: 'questionnaire.wrong-unit' }];
}

/** Items the form does not have, repeated where it does not allow it, and answers without any value it could read. */
function misplacedItems(definitions: readonly QuestionnaireItem[], items: readonly ResponseItem[], parent: ItemPath): ResponseProblem[] {
  return items.flatMap((item, position) => {
    const index = items.slice(0, position).filter(({ linkId }) => linkId === item.linkId).length;
    const path = [...parent, { linkId: item.linkId, index }];
    const place = { linkId: item.linkId, path: pathKey(path) };
    const definition = definitions.find(({ linkId }) => linkId === item.linkId);
    if (!definition) return [{ ...place, code: 'questionnaire.unknown-item' as const }];
    const repeated = index > 0 && !(definition.type === 'group' && definition.repeats);
    const rows = repeated ? [{ ...place, code: 'questionnaire.too-many-rows' as const, limit: 1 }] : [];
    const answerable = definition.type !== 'group' && definition.type !== 'display';
    const unreadable = (item.answer ?? []).some((answer) => !answerable || (valueKeyOf(answer) === undefined && answer.item === undefined));
    const wrong = unreadable ? [{ ...place, code: 'questionnaire.wrong-type' as const, expected: definition.type }] : [];
    return [...rows, ...wrong, ...misplacedItems(definition.item ?? [], childrenOf(item), path)];
  });
}

function tooManyRows(questionnaire: Questionnaire, places: readonly FormItem[]): ResponseProblem[] {
  const limits = new Map(
    allItems(questionnaire).flatMap((item) => {
      const limit = findExtension(item, extensionUrls.maxOccurs)?.valueInteger;
      return item.type === 'group' && limit !== undefined ? [[item.linkId, limit] as const] : [];
    }),
  );
  return places.flatMap(({ item, path, key }) => {
    const limit = limits.get(item.linkId);
    const row = (path.at(-1)?.index ?? 0) + 1;
    return limit !== undefined && row === limit + 1
      ? [{ linkId: item.linkId, path: key, code: 'questionnaire.too-many-rows' as const, limit }]
      : [];
  });
}

function comparable(answer: Answer): number | string | undefined {
  return (
    answer.valueInteger ??
    answer.valueDecimal ??
    answer.valueQuantity?.value ??
    answer.valueDate ??
    answer.valueDateTime ??
    answer.valueTime
  );
}

function limitOf(item: QuestionnaireItem, url: string): number | string | undefined {
  const limit = findExtension(item, url);
  return (
    limit?.valueInteger ??
    limit?.valueDecimal ??
    limit?.valueQuantity?.value ??
    limit?.valueDate ??
    limit?.valueDateTime ??
    limit?.valueTime
  );
}

/** A pattern a publisher wrote may be broken; then it checks nothing rather than refusing everybody. */
function matches(text: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return true;
  }
}
