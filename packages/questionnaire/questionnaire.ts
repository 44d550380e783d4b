import { z } from 'zod';
import { answerValues, Coding, Extension, FhirElement, Quantity, Reference } from './fhir-types.ts';

export const itemTypes = [
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'attachment',
  'reference',
  'quantity',
] as const;
export const ItemType = z.enum(itemTypes);
export type ItemType = z.infer<typeof ItemType>;

export const EnableWhen = z.looseObject({
  question: z.string(),
  operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
  answerBoolean: z.boolean().optional(),
  answerDecimal: z.number().optional(),
  answerInteger: z.int().optional(),
  answerDate: z.string().optional(),
  answerDateTime: z.string().optional(),
  answerTime: z.string().optional(),
  answerString: z.string().optional(),
  answerCoding: Coding.optional(),
  answerQuantity: Quantity.optional(),
  answerReference: Reference.optional(),
});
export type EnableWhen = z.infer<typeof EnableWhen>;

export const AnswerOption = z.looseObject({
  valueInteger: z.int().optional(),
  valueDate: z.string().optional(),
  valueTime: z.string().optional(),
  valueString: z.string().optional(),
  _valueString: FhirElement.optional(),
  valueCoding: Coding.optional(),
  valueReference: Reference.optional(),
  initialSelected: z.boolean().optional(),
  extension: z.array(Extension).optional(),
});
export type AnswerOption = z.infer<typeof AnswerOption>;

export const InitialValue = z.looseObject({
  ...answerValues,
});

export const QuestionnaireItem = z.looseObject({
  linkId: z.string().min(1),
  type: ItemType,
  text: z.string().optional(),
  _text: FhirElement.optional(),
  prefix: z.string().optional(),
  _prefix: FhirElement.optional(),
  code: z.array(Coding).optional(),
  definition: z.string().optional(),
  enableWhen: z.array(EnableWhen).optional(),
  enableBehavior: z.enum(['all', 'any']).optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  maxLength: z.int().nonnegative().optional(),
  answerValueSet: z.string().optional(),
  answerOption: z.array(AnswerOption).optional(),
  initial: z.array(InitialValue).optional(),
  extension: z.array(Extension).optional(),
  get item(): z.ZodOptional<z.ZodArray<typeof QuestionnaireItem>> {
    return z.array(QuestionnaireItem).optional();
  },
});
export type QuestionnaireItem = z.infer<typeof QuestionnaireItem>;

const ValueSetConcept = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  _display: FhirElement.optional(),
  extension: z.array(Extension).optional(),
});

/** A resource inside the questionnaire; of value sets the listed concepts are read. */
export const Contained = z.looseObject({
  resourceType: z.string(),
  id: z.string().optional(),
  url: z.string().optional(),
  compose: z
    .looseObject({
      include: z.array(z.looseObject({ system: z.string().optional(), concept: z.array(ValueSetConcept).optional() })).optional(),
    })
    .optional(),
  expansion: z.looseObject({ contains: z.array(ValueSetConcept).optional() }).optional(),
});
export type Contained = z.infer<typeof Contained>;

/** A form as FHIR R4 describes it, with the parts of Structured Data Capture that ask, show and calculate. */
export const Questionnaire = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  name: z.string().optional(),
  title: z.string().optional(),
  _title: FhirElement.optional(),
  description: z.string().optional(),
  _description: FhirElement.optional(),
  copyright: z.string().optional(),
  status: z.enum(['draft', 'active', 'retired', 'unknown']),
  language: z.string().optional(),
  code: z.array(Coding).optional(),
  subjectType: z.array(z.string()).optional(),
  extension: z.array(Extension).optional(),
  contained: z.array(Contained).optional(),
  item: z.array(QuestionnaireItem).optional(),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** Every item of the form, parents before children. */
export function allItems(questionnaire: Questionnaire): QuestionnaireItem[] {
  const below = (items: readonly QuestionnaireItem[] | undefined): QuestionnaireItem[] =>
    (items ?? []).flatMap((item) => [item, ...below(item.item)]);
  return below(questionnaire.item);
}
