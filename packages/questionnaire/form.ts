import { conditionsHold, type Scope } from './enable.ts';
import { enableWhenExpression, isHidden } from './extensions.ts';
import { type ItemPath, pathKey } from './path.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import { type Answer, childrenOf, type QuestionnaireResponse, type ResponseItem, valueKeyOf, withoutChildren } from './response.ts';

/** One enabled place of a form: what is asked there, what is answered, and the enabled places below. */
export interface FormItem {
  readonly item: QuestionnaireItem;
  readonly path: ItemPath;
  readonly key: string;
  readonly answers: readonly Answer[];
  /** Not to be drawn, though it counts and calculates. */
  readonly hidden: boolean;
  readonly children: readonly FormItem[];
  readonly response: ResponseItem | undefined;
}

/** Results of `enableWhenExpression`, by path key, as `calculate` found them; an item without result is enabled. */
export type ExpressionResults = ReadonlyMap<string, boolean>;
const noResults: ExpressionResults = new Map();

/**
 * The items to show now, as a tree. An answer to a question that is itself disabled counts as not given, so what depends on it
 * disappears too. A repeating group without any row has one empty row.
 */
export function enabledItems(questionnaire: Questionnaire, response: QuestionnaireResponse, expressions = noResults): FormItem[] {
  return settle(questionnaire, response, expressions).tree;
}

/** The response without answers to disabled items, in the order of the form. Empty rows of repeating groups stay in their places. */
export function enabledAnswers(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  expressions = noResults,
): QuestionnaireResponse {
  return { ...response, item: settle(questionnaire, response, expressions).items };
}

/** The same without empty rows: what is kept of a response once it is completed. */
export function withoutDisabled(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  expressions = noResults,
): QuestionnaireResponse {
  return { ...response, item: settle(questionnaire, response, expressions).items.flatMap(withoutEmptyRows) };
}

/** All places of the tree, parents before children. */
export function flatten(tree: readonly FormItem[]): FormItem[] {
  return tree.flatMap((place) => [place, ...flatten(place.children)]);
}

/** How much is answered, for the progress line: questions a person sees and can fill. */
export function progressOf(tree: readonly FormItem[]): { answered: number; total: number } {
  const questions = flatten(tree).filter(
    ({ item, hidden }) => item.type !== 'group' && item.type !== 'display' && !item.readOnly && !hidden,
  );
  return { answered: questions.filter(({ answers }) => answers.length > 0).length, total: questions.length };
}

function settle(questionnaire: Questionnaire, response: QuestionnaireResponse, expressions: ExpressionResults) {
  const definitions = questionnaire.item ?? [];
  let items = response.item ?? [];
  for (;;) {
    const tree = walk(definitions, items, [], [], expressions);
    const kept = tree.flatMap(toResponseItem);
    // Each round removes at least one answer, so this ends; the last round removes none.
    if (countAnswers(kept) === countAnswers(items)) return { tree, items: kept };
    items = kept;
  }
}

function walk(
  definitions: readonly QuestionnaireItem[],
  items: readonly ResponseItem[],
  outer: readonly Scope[],
  parent: ItemPath,
  expressions: ExpressionResults,
): FormItem[] {
  const scopes = [...outer, { definitions, items }];
  return definitions.flatMap((item) => {
    const found = items.filter(({ linkId }) => linkId === item.linkId);
    const rows = item.type === 'group' && item.repeats ? Math.max(found.length, 1) : 1;
    return Array.from({ length: rows }, (_, index) => index).flatMap((index): FormItem[] => {
      const path = [...parent, { linkId: item.linkId, index }];
      const key = pathKey(path);
      const byExpression = enableWhenExpression(item) === undefined || (expressions.get(key) ?? true);
      if (!byExpression || !conditionsHold(item, scopes)) return [];
      const response = found[index];
      const children = walk(item.item ?? [], childrenOf(response), scopes, path, expressions);
      const answers = (response?.answer ?? []).filter((answer) => valueKeyOf(answer) !== undefined).map(withoutChildren);
      return [{ item, path, key, answers, hidden: isHidden(item), children, response }];
    });
  });
}

function toResponseItem(place: FormItem): ResponseItem[] {
  const below = place.children.flatMap(toResponseItem);
  const isRow = place.item.type === 'group' && place.item.repeats === true && place.response !== undefined;
  if (place.answers.length === 0 && below.length === 0 && !isRow) return [];
  const { answer: _, item: __, ...rest } = place.response ?? { linkId: place.item.linkId };
  if (place.item.type === 'group') return [{ ...rest, item: below }];
  const [first, ...others] = place.answers;
  const answer = below.length > 0 ? [{ ...first, item: below }, ...others] : [...place.answers];
  return [{ ...rest, answer }];
}

function withoutEmptyRows(item: ResponseItem): ResponseItem[] {
  if (item.answer) return [item];
  const below = (item.item ?? []).flatMap(withoutEmptyRows);
  return below.length > 0 ? [{ ...item, item: below }] : [];
}

function countAnswers(items: readonly ResponseItem[]): number {
  return items.reduce(
    (count, item) =>
      count + (item.answer ?? []).filter((answer) => valueKeyOf(answer) !== undefined).length + countAnswers(childrenOf(item)),
    0,
  );
}
