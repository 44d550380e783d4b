import type { DataCategory } from '#kernel';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse, ResponseItem } from '#questionnaire';
import { type NeedDomain, needCategories } from './model-domains.ts';
import { domainOf } from './rules-proposals.ts';

/**
 * A form may ask about areas of life that are more closely protected than the form as a whole: what it says about safety is not for
 * everybody who may see that a person needs food. These are the link ids whose answers such a reader does not get, groups first.
 */
export function hiddenItems(form: Questionnaire, granted: readonly DataCategory[]): ReadonlySet<string> {
  const hidden = (domain: NeedDomain | undefined) => domain !== undefined && !granted.includes(needCategories[domain]);
  const found = new Set<string>();
  const visit = (item: QuestionnaireItem, group: QuestionnaireItem | undefined): void => {
    if (hidden(domainOf(item))) found.add(item.linkId).add(group?.linkId ?? item.linkId);
    for (const child of item.item ?? []) visit(child, item);
  };
  for (const item of form.item ?? []) visit(item, undefined);
  return found;
}

/** The response without the answers that are hidden from the reader. */
export function visibleResponse(response: QuestionnaireResponse, hidden: ReadonlySet<string>): QuestionnaireResponse {
  if (hidden.size === 0) return response;
  const without = (items: readonly ResponseItem[] | undefined): ResponseItem[] =>
    (items ?? []).filter(({ linkId }) => !hidden.has(linkId)).map((item) => (item.item ? { ...item, item: without(item.item) } : item));
  return { ...response, item: without(response.item) };
}
