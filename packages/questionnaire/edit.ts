import type { Language } from '#kernel';
import { answerOf } from './options.ts';
import type { ItemPath } from './path.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import { type Answer, childrenOf, type QuestionnaireResponse, type ResponseItem, withoutChildren } from './response.ts';

/** A new response to a questionnaire, with the initial values of the form. */
export function emptyResponse(questionnaire: Questionnaire, language?: Language): QuestionnaireResponse {
  const version = questionnaire.version === undefined ? '' : `|${questionnaire.version}`;
  return {
    resourceType: 'QuestionnaireResponse',
    ...(questionnaire.url === undefined ? {} : { questionnaire: `${questionnaire.url}${version}` }),
    status: 'in-progress',
    ...(language === undefined ? {} : { language }),
    item: initialItems(questionnaire.item ?? []),
  };
}

/** The response with the answers at a place replaced; no answers removes them. Items keep the order of the form. */
export function setAnswer(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  path: ItemPath,
  answers: readonly Answer[],
): QuestionnaireResponse {
  const change = (item: ResponseItem): ResponseItem => {
    const { answer: _, ...rest } = item;
    const values = answers.map(withoutChildren);
    const below = childrenOf(item);
    if (below.length > 0) return { ...rest, answer: [{ ...values[0], item: below }, ...values.slice(1)] };
    return values.length === 0 ? rest : { ...rest, answer: values };
  };
  return { ...response, item: changeAt(questionnaire.item ?? [], response.item ?? [], path, change) };
}

/** The response with one more row of a repeating group, after the rows there are. */
export function addRow(questionnaire: Questionnaire, response: QuestionnaireResponse, path: ItemPath): QuestionnaireResponse {
  return changeRows(questionnaire, response, path, (rows, linkId, definition) => {
    const row = (): ResponseItem => ({ linkId, item: initialItems(definition?.item ?? []) });
    // Without any stored row the screen already shows an empty first one.
    return rows.length === 0 ? [row(), row()] : [...rows, row()];
  });
}

/** The response without the row of a repeating group that the path names. */
export function removeRow(questionnaire: Questionnaire, response: QuestionnaireResponse, path: ItemPath): QuestionnaireResponse {
  const index = path.at(-1)?.index ?? 0;
  return changeRows(questionnaire, response, path, (rows) => rows.filter((_, position) => position !== index));
}

type ChangeRows = (rows: ResponseItem[], linkId: string, definition: QuestionnaireItem | undefined) => ResponseItem[];

function changeRows(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  path: ItemPath,
  change: ChangeRows,
): QuestionnaireResponse {
  const changeIn = (definitions: readonly QuestionnaireItem[], items: readonly ResponseItem[]): ResponseItem[] => {
    const linkId = path.at(-1)?.linkId ?? '';
    const rows = items.filter((item) => item.linkId === linkId);
    const definition = definitions.find((item) => item.linkId === linkId);
    const others = items.filter((item) => item.linkId !== linkId);
    return inFormOrder(definitions, [...others, ...change(rows, linkId, definition)]);
  };
  const definitions = questionnaire.item ?? [];
  const parent = path.slice(0, -1);
  if (parent.length === 0) return { ...response, item: changeIn(definitions, response.item ?? []) };
  const definition = parent.reduce<readonly QuestionnaireItem[]>(
    (level, step) => level.find((item) => item.linkId === step.linkId)?.item ?? [],
    definitions,
  );
  const items = changeAt(definitions, response.item ?? [], parent, (item) => withChildren(item, changeIn(definition, childrenOf(item))));
  return { ...response, item: items };
}

function changeAt(
  definitions: readonly QuestionnaireItem[],
  items: readonly ResponseItem[],
  path: ItemPath,
  change: (item: ResponseItem) => ResponseItem,
): ResponseItem[] {
  const [step, ...rest] = path;
  const definition = definitions.find((item) => item.linkId === step?.linkId);
  if (!step || !definition) throw new RangeError(`no such item: ${step?.linkId}`);
  const found = items.filter((item) => item.linkId === step.linkId)[step.index];
  const before: ResponseItem = found ?? { linkId: step.linkId };
  const after =
    rest.length === 0
      ? change(before)
      : withChildren(before, changeAt(definition.item ?? [], childrenOf(before), rest, change), definition.type !== 'group');
  // An emptied row stays until completion: rows must not jump under the hands of the one who types.
  const keep = !isEmpty(after) || (definition.type === 'group' && definition.repeats === true);
  const others = found ? items.map((item) => (item === found ? after : item)) : [...items, after];
  return inFormOrder(definitions, keep ? others : others.filter((item) => item !== after));
}

function withChildren(item: ResponseItem, children: ResponseItem[], ofQuestion = item.answer !== undefined): ResponseItem {
  if (!ofQuestion) return { ...item, item: children };
  const [first, ...others] = item.answer ?? [];
  return {
    ...item,
    answer: [children.length > 0 ? { ...first, item: children } : withoutChildren(first ?? {}), ...others.map(withoutChildren)],
  };
}

function isEmpty(item: ResponseItem): boolean {
  const hasAnswer = (item.answer ?? []).some((answer) => Object.keys(answer).length > 0);
  return !hasAnswer && childrenOf(item).length === 0;
}

function inFormOrder(definitions: readonly QuestionnaireItem[], items: readonly ResponseItem[]): ResponseItem[] {
  const position = (item: ResponseItem) => definitions.findIndex((definition) => definition.linkId === item.linkId);
  return items.toSorted((a, b) => position(a) - position(b));
}

function initialItems(definitions: readonly QuestionnaireItem[]): ResponseItem[] {
  return definitions.flatMap((item): ResponseItem[] => {
    const children = initialItems(item.item ?? []);
    const selected = (item.answerOption ?? []).filter((option) => option.initialSelected).map(answerOf);
    const answer = [...(item.initial ?? []), ...selected];
    if (item.type === 'group') return children.length > 0 ? [{ linkId: item.linkId, item: children }] : [];
    if (answer.length === 0 && children.length === 0) return [];
    return [withChildren({ linkId: item.linkId, answer }, children, true)];
  });
}
