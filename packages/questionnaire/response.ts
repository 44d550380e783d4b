import { z } from 'zod';
import { answerValues, Extension, Reference } from './fhir-types.ts';

/** One answer: exactly one `value[x]`, and the answers to questions asked below it. */
export const Answer = z.looseObject({
  ...answerValues,
  get item() {
    return z.array(ResponseItem).optional();
  },
});
export type Answer = z.infer<typeof Answer>;

export const ResponseItem = z.looseObject({
  linkId: z.string().min(1),
  text: z.string().optional(),
  definition: z.string().optional(),
  get answer() {
    return z.array(Answer).optional();
  },
  get item() {
    return z.array(ResponseItem).optional();
  },
});
export type ResponseItem = z.infer<typeof ResponseItem>;

/** The answers to one questionnaire, as FHIR R4 stores them: what is not answered is not there. */
export const QuestionnaireResponse = z.looseObject({
  resourceType: z.literal('QuestionnaireResponse'),
  id: z.string().optional(),
  questionnaire: z.string().optional(),
  status: z.enum(['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']),
  language: z.string().optional(),
  subject: Reference.optional(),
  author: Reference.optional(),
  source: Reference.optional(),
  authored: z.string().optional(),
  extension: z.array(Extension).optional(),
  item: z.array(ResponseItem).optional(),
});
export type QuestionnaireResponse = z.infer<typeof QuestionnaireResponse>;

export const valueKeys = [
  'valueBoolean',
  'valueDecimal',
  'valueInteger',
  'valueDate',
  'valueDateTime',
  'valueTime',
  'valueString',
  'valueUri',
  'valueAttachment',
  'valueCoding',
  'valueQuantity',
  'valueReference',
] as const;
export type ValueKey = (typeof valueKeys)[number];

/** Under which name the answer carries its value; undefined if it has none. */
export function valueKeyOf(answer: Answer): ValueKey | undefined {
  return valueKeys.find((key) => answer[key] !== undefined);
}

/** The answer without the answers below it. */
export function withoutChildren(answer: Answer): Answer {
  const { item: _, ...value } = answer;
  return value;
}

/** Items directly below: of a group its own, of a question those under its answers. */
export function childrenOf(item: ResponseItem | undefined): ResponseItem[] {
  if (!item) return [];
  return [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])];
}
