import type { ExpansionRefusal } from './expand.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import type { Terminology } from './terminology.ts';
import { terminologyOf, valueSetProblem } from './value-sets.ts';

type Fault =
  | {
      readonly code:
        | 'questionnaire.repeated-link-id'
        | 'questionnaire.unknown-question'
        | 'questionnaire.no-options'
        | 'questionnaire.display-with-children'
        | 'questionnaire.empty-group'
        | 'questionnaire.no-items'
        | 'questionnaire.no-title';
    }
  | ExpansionRefusal;

export type QuestionnaireProblem = Fault & {
  readonly linkId: string;
  /** Where in the file, as a JSON pointer: `/item/0/item/2`. */
  readonly path: string;
};

/**
 * What the schema cannot see and would break a form: checked when a questionnaire is taken in, never while somebody answers. `terminology` is what
 * value sets are worked out from, by default what the questionnaire holds itself.
 */
export function questionnaireProblems(
  questionnaire: Questionnaire,
  terminology: Terminology = terminologyOf(questionnaire),
): QuestionnaireProblem[] {
  const places = placesOf(questionnaire.item ?? [], '/item');
  const linkIds = places.map(({ item }) => item.linkId);
  return places.flatMap(({ item, path }, index) => {
    const isRepeated = linkIds.indexOf(item.linkId) < index;
    const faults: Fault[] = [
      ...(isRepeated ? [{ code: 'questionnaire.repeated-link-id' } as const] : []),
      ...itemFaults(item, linkIds, terminology),
    ];
    return faults.map((fault) => ({ ...fault, linkId: item.linkId, path }));
  });
}

/** What a questionnaire must say about itself so that people can choose it. */
export function identityProblems({ title, name, item }: Questionnaire): QuestionnaireProblem[] {
  return [
    ...(title || name ? [] : [{ code: 'questionnaire.no-title', linkId: '', path: '/title' } as const]),
    ...(item?.length ? [] : [{ code: 'questionnaire.no-items', linkId: '', path: '/item' } as const]),
  ];
}

function itemFaults(item: QuestionnaireItem, linkIds: readonly string[], terminology: Terminology): Fault[] {
  const asksChoice = item.type === 'choice' && !item.answerOption?.length;
  const fault = (is: boolean | undefined, code: Exclude<Fault, ExpansionRefusal>['code']) => (is ? [{ code }] : []);
  const unresolved = valueSetProblem(item, terminology);
  return [
    ...fault(
      item.enableWhen?.some((when) => !linkIds.includes(when.question)),
      'questionnaire.unknown-question',
    ),
    ...fault(asksChoice && !item.answerValueSet, 'questionnaire.no-options'),
    ...(unresolved ? [unresolved] : []),
    ...fault(item.type === 'display' && (item.item?.length ?? 0) > 0, 'questionnaire.display-with-children'),
    ...fault(item.type === 'group' && !item.item?.length, 'questionnaire.empty-group'),
  ];
}

function placesOf(items: readonly QuestionnaireItem[], path: string): { item: QuestionnaireItem; path: string }[] {
  return items.flatMap((item, index) => {
    const here = `${path}/${index}`;
    return [{ item, path: here }, ...placesOf(item.item ?? [], `${here}/item`)];
  });
}
