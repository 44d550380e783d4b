import { canonicalJson } from '#kernel';
import { type Answer, allItems, pathKey, type Questionnaire, type QuestionnaireResponse, type ResponseItem } from '#questionnaire';

/** One question that two people answered differently; answers as the form stores them. */
export interface AnswerConflict {
  /** Where it stands in the form: the path key of the question. */
  readonly field: string;
  readonly base: readonly Answer[];
  readonly theirs: readonly Answer[];
  readonly yours: readonly Answer[];
}

/** The questions on which two versions of a response differ, with what stood there before both. What is calculated is nobody's answer. */
export function answersThatDiffer(
  form: Questionnaire,
  { base, theirs, yours }: Record<'base' | 'theirs' | 'yours', QuestionnaireResponse | undefined>,
): AnswerConflict[] {
  const asked = new Set(allItems(form).flatMap((item) => (item.readOnly ? [] : [item.linkId])));
  const [before, other, own] = [base, theirs, yours].map((response) => answersByPlace(response?.item, asked)) as [
    Answers,
    Answers,
    Answers,
  ];
  const places = new Set([...other.keys(), ...own.keys()]);
  return [...places].flatMap((field) => {
    const conflict = { field, base: before.get(field) ?? [], theirs: other.get(field) ?? [], yours: own.get(field) ?? [] };
    return canonicalJson(conflict.theirs) === canonicalJson(conflict.yours) ? [] : [conflict];
  });
}

type Answers = Map<string, readonly Answer[]>;

function answersByPlace(items: readonly ResponseItem[] | undefined, asked: ReadonlySet<string>): Answers {
  const found: Answers = new Map();
  const visit = (level: readonly ResponseItem[], parent: { linkId: string; index: number }[]): void => {
    for (const [position, item] of level.entries()) {
      const index = level.slice(0, position).filter(({ linkId }) => linkId === item.linkId).length;
      const path = [...parent, { linkId: item.linkId, index }];
      const values = (item.answer ?? []).map(({ item: _, ...value }) => value);
      if (asked.has(item.linkId) && values.length > 0) found.set(pathKey(path), values);
      visit([...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])], path);
    }
  };
  visit(items ?? [], []);
  return found;
}
