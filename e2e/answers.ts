import { newId } from '#kernel';
import type { Actor } from '#platform';
import type { TestResponse } from '#testing';
import type { Send } from './api-sender.ts';

interface Item {
  readonly linkId: string;
  readonly item?: readonly Item[];
  readonly answerOption?: readonly { readonly valueCoding?: { readonly code: string } }[];
}

/** Asks in an interview and completes at once; `choose` gives the option for each question. Answers the completed assessment. */
export async function assess(
  send: Send,
  by: Actor,
  of: { caseId: string; questionnaire: string; choose: (linkId: string) => number },
): Promise<TestResponse['body']> {
  const { caseId, questionnaire, choose } = of;
  const id = newId();
  await send(by, 'POST', `/cases/${caseId}/assessments`, { id, questionnaire, language: 'en', mode: 'interview' });
  const { resource } = await send(by, 'GET', `/questionnaires/${questionnaire}`);
  await send(by, 'PUT', `/assessments/${id}/response`, { response: answeredWith(resource, choose) }, 1);
  return send(by, 'POST', `/assessments/${id}/completion`, {}, 2);
}

/** A QuestionnaireResponse that answers every choice with the option at the index `choose` gives for its question. */
function answeredWith(form: { url: string; item: readonly Item[] }, choose: (linkId: string) => number): object {
  const answer = (item: Item): object[] => {
    const inside = item.item?.flatMap(answer) ?? [];
    if (inside.length > 0) return [{ linkId: item.linkId, item: inside }];
    const option = item.answerOption?.[choose(item.linkId)]?.valueCoding;
    return option ? [{ linkId: item.linkId, answer: [{ valueCoding: option }] }] : [];
  };
  return { resourceType: 'QuestionnaireResponse', questionnaire: form.url, status: 'in-progress', item: form.item.flatMap(answer) };
}
