import { emptyResponse, setAnswer } from './edit.ts';
import { enabledItems, flatten } from './form.ts';
import { optionWithCode } from './options.ts';
import { Questionnaire, type QuestionnaireItem } from './questionnaire.ts';
import type { Answer, QuestionnaireResponse } from './response.ts';

/** A questionnaire of these items. */
export function aForm(...item: unknown[]): Questionnaire {
  return Questionnaire.parse({ resourceType: 'Questionnaire', status: 'active', url: 'urn:test', version: '1', item });
}

/** A choice with options by code; each code's position is its score. */
export function aChoice(linkId: string, codes: string[], more: object = {}): QuestionnaireItem {
  const answerOption = codes.map((code, score) => ({
    valueCoding: {
      system: 'urn:test',
      code,
      display: code.toUpperCase(),
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }],
    },
  }));
  return { linkId, type: 'choice', text: linkId, answerOption, ...more };
}

/** The response in which these questions, by link id, are answered; text chooses the option of a choice by its code. */
export function answered(questionnaire: Questionnaire, answers: Record<string, Answer | string>): QuestionnaireResponse {
  let response = emptyResponse(questionnaire);
  for (const [linkId, given] of Object.entries(answers)) {
    const place = flatten(enabledItems(questionnaire, response)).find(({ item }) => item.linkId === linkId);
    if (!place) throw new RangeError(`${linkId} is not shown`);
    const answer = typeof given === 'string' ? optionWithCode(questionnaire, place.item, given) : given;
    if (!answer) throw new RangeError(`${linkId} has no option ${given}`);
    response = setAnswer(questionnaire, response, place.path, [answer]);
  }
  return response;
}
