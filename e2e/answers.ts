interface Item {
  readonly linkId: string;
  readonly item?: readonly Item[];
  readonly answerOption?: readonly { readonly valueCoding?: { readonly code: string } }[];
}

/** A QuestionnaireResponse that answers every choice with the option at the index `choose` gives for its question. */
export function answeredWith(form: { url: string; item: readonly Item[] }, choose: (linkId: string) => number): object {
  const answer = (item: Item): object[] => {
    const inside = item.item?.flatMap(answer) ?? [];
    if (inside.length > 0) return [{ linkId: item.linkId, item: inside }];
    const option = item.answerOption?.[choose(item.linkId)]?.valueCoding;
    return option ? [{ linkId: item.linkId, answer: [{ valueCoding: option }] }] : [];
  };
  return { resourceType: 'QuestionnaireResponse', questionnaire: form.url, status: 'in-progress', item: form.item.flatMap(answer) };
}
