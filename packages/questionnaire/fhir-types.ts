import { z } from 'zod';

// The data types of FHIR R4 that questionnaires use. Loose objects: what a publisher wrote and we do not read stays in the record.

export const Coding = z.looseObject({
  system: z.string().optional(),
  version: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  get extension() {
    return z.array(Extension).optional();
  },
  get _display() {
    return FhirElement.optional();
  },
});
export type Coding = z.infer<typeof Coding>;

export const Quantity = z.looseObject({
  value: z.number().optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
});
export type Quantity = z.infer<typeof Quantity>;

export const Reference = z.looseObject({ reference: z.string().optional(), type: z.string().optional(), display: z.string().optional() });
export type Reference = z.infer<typeof Reference>;

export const Attachment = z.looseObject({
  contentType: z.string().optional(),
  url: z.string().optional(),
  data: z.string().optional(),
  title: z.string().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

export const Expression = z.looseObject({
  name: z.string().optional(),
  language: z.string(),
  expression: z.string().optional(),
});
export type Expression = z.infer<typeof Expression>;

const CodeableConcept = z.looseObject({ coding: z.array(Coding).optional(), text: z.string().optional() });

/** An extension with the value types we read. Numbers, yes and no in quotes and texts without are taken as meant: published forms have both. */
export const Extension = z.looseObject({
  url: z.string(),
  valueString: z.coerce.string().optional(),
  valueMarkdown: z.string().optional(),
  valueCode: z.string().optional(),
  valueBoolean: z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean()).optional(),
  valueInteger: z.coerce.number().pipe(z.int()).optional(),
  valueDecimal: z.coerce.number().optional(),
  valueDate: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueTime: z.string().optional(),
  valueCoding: z.lazy(() => Coding).optional(),
  valueQuantity: Quantity.optional(),
  valueCodeableConcept: z.lazy(() => CodeableConcept).optional(),
  valueExpression: Expression.optional(),
  get extension(): z.ZodOptional<z.ZodArray<typeof Extension>> {
    return z.array(Extension).optional();
  },
});
export type Extension = z.infer<typeof Extension>;

/** What stands beside a primitive: `_text` holds the translations of `text`. */
export const FhirElement = z.looseObject({ id: z.string().optional(), extension: z.array(Extension).optional() });
export type FhirElement = z.infer<typeof FhirElement>;

/** What a question can be answered with: one of these, as FHIR's `value[x]`. */
export const answerValues = {
  valueBoolean: z.boolean().optional(),
  valueDecimal: z.number().optional(),
  valueInteger: z.int().optional(),
  valueDate: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueTime: z.string().optional(),
  valueString: z.string().optional(),
  valueUri: z.string().optional(),
  valueAttachment: Attachment.optional(),
  valueCoding: Coding.optional(),
  valueQuantity: Quantity.optional(),
  valueReference: Reference.optional(),
};
