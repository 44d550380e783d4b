import { emptyResponse, enabledItems, flatten, optionsOf, type Questionnaire, type QuestionnaireResponse, setAnswer } from '#questionnaire';

/** An answer as one would say it: the score of an option, yes or no, a text or several. */
export type SpokenAnswer = number | boolean | string | readonly string[];

/**
 * A response with these answers, by link id; what the form does not ask under the answers so far is left out. For forms that are read from
 * elsewhere than a screen.
 */
export function filledResponse(form: Questionnaire, answers: Readonly<Record<string, SpokenAnswer>>): QuestionnaireResponse {
  return Object.entries(answers).reduce((response, [linkId, spoken]) => {
    const place = flatten(enabledItems(form, response)).find(({ item }) => item.linkId === linkId);
    if (!place) return response;
    const option = typeof spoken === 'number' ? optionsOf(form, place.item, 'en')?.find(({ ordinal }) => ordinal === spoken) : undefined;
    return setAnswer(form, response, place.path, option ? [option.answer] : plainAnswers(spoken));
  }, emptyResponse(form));
}

function plainAnswers(spoken: SpokenAnswer) {
  if (typeof spoken === 'boolean') return [{ valueBoolean: spoken }];
  if (typeof spoken === 'number') return [{ valueInteger: spoken }];
  return (typeof spoken === 'string' ? [spoken] : spoken).map((valueString) => ({ valueString }));
}
