import { optionsOf } from './options.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';

export type QuestionnaireProblem = {
  code:
    | 'questionnaire.repeated-link-id'
    | 'questionnaire.unknown-question'
    | 'questionnaire.no-options'
    | 'questionnaire.value-set-missing'
    | 'questionnaire.display-with-children'
    | 'questionnaire.empty-group'
    | 'questionnaire.no-items'
    | 'questionnaire.no-url'
    | 'questionnaire.no-version'
    | 'questionnaire.no-title';
  linkId: string;
  /** Where in the file, as a JSON pointer: `/item/0/item/2`. */
  path: string;
};

/** What the schema cannot see and would break a form: checked when a questionnaire is taken in, never while somebody answers. */
export function questionnaireProblems(questionnaire: Questionnaire): QuestionnaireProblem[] {
  const places = placesOf(questionnaire.item ?? [], '/item');
  const linkIds = places.map(({ item }) => item.linkId);
  return places.flatMap(({ item, path }, index) => {
    const isRepeated = linkIds.indexOf(item.linkId) < index;
    const codes = [...(isRepeated ? (['questionnaire.repeated-link-id'] as const) : []), ...itemFaults(questionnaire, item, linkIds)];
    return codes.map((code) => ({ code, linkId: item.linkId, path }));
  });
}

/** What a questionnaire from elsewhere must say about itself, so that an answer can name for good what it answers. */
export function identityProblems({ url, version, title, name, item }: Questionnaire): QuestionnaireProblem[] {
  const missing = (code: QuestionnaireProblem['code'], path: string, is: boolean): QuestionnaireProblem[] =>
    is ? [{ code, linkId: '', path }] : [];
  return [
    ...missing('questionnaire.no-url', '/url', !url),
    ...missing('questionnaire.no-version', '/version', !version),
    ...missing('questionnaire.no-title', '/title', !title && !name),
    ...missing('questionnaire.no-items', '/item', !item?.length),
  ];
}

function itemFaults(questionnaire: Questionnaire, item: QuestionnaireItem, linkIds: readonly string[]): QuestionnaireProblem['code'][] {
  const asksChoice = item.type === 'choice' && !item.answerOption?.length;
  const unresolved = item.answerValueSet !== undefined && !item.answerOption?.length && !optionsOf(questionnaire, item, 'en');
  return [
    ...((item.enableWhen ?? []).some((when) => !linkIds.includes(when.question)) ? (['questionnaire.unknown-question'] as const) : []),
    ...(asksChoice && !item.answerValueSet ? (['questionnaire.no-options'] as const) : []),
    ...(unresolved ? (['questionnaire.value-set-missing'] as const) : []),
    ...(item.type === 'display' && item.item?.length ? (['questionnaire.display-with-children'] as const) : []),
    ...(item.type === 'group' && !item.item?.length ? (['questionnaire.empty-group'] as const) : []),
  ];
}

function placesOf(items: readonly QuestionnaireItem[], path: string): { item: QuestionnaireItem; path: string }[] {
  return items.flatMap((item, index) => {
    const here = `${path}/${index}`;
    return [{ item, path: here }, ...placesOf(item.item ?? [], `${here}/item`)];
  });
}
