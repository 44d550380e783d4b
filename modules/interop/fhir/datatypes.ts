import { z } from 'zod';
import { isFhirDate, isFhirDateTime } from './fhir-time.ts';

// The data types of FHIR R4 (https://hl7.org/fhir/R4/datatypes.html), as far as the import reads them. Unknown members are let pass:
// the original stays beside the record. What is read must have the right shape, or the resource is refused with the place.

export const FhirDate = z.string().refine(isFhirDate);
export const FhirDateTime = z.string().refine(isFhirDateTime);

export const Coding = z.object({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
export type Coding = z.infer<typeof Coding>;

export const CodeableConcept = z.object({ coding: z.array(Coding).optional(), text: z.string().optional() });
export type CodeableConcept = z.infer<typeof CodeableConcept>;

export const Identifier = z.object({
  use: z.string().optional(),
  type: CodeableConcept.optional(),
  system: z.string().optional(),
  value: z.string().optional(),
});
export type Identifier = z.infer<typeof Identifier>;

export const Reference = z.object({
  reference: z.string().optional(),
  type: z.string().optional(),
  identifier: Identifier.optional(),
  display: z.string().optional(),
});
export type Reference = z.infer<typeof Reference>;

export const Period = z.object({ start: FhirDateTime.optional(), end: FhirDateTime.optional() });
export type Period = z.infer<typeof Period>;

export const Quantity = z.object({
  value: z.number().optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
});
export type Quantity = z.infer<typeof Quantity>;

/** Arrays of FHIR strings hold null where a value is known only by its extension. */
const Strings = z.array(z.string().nullable());

export const HumanName = z.object({
  use: z.string().optional(),
  text: z.string().optional(),
  family: z.string().optional(),
  given: Strings.optional(),
  prefix: Strings.optional(),
  suffix: Strings.optional(),
  period: Period.optional(),
});
export type HumanName = z.infer<typeof HumanName>;

export const Address = z.object({
  use: z.string().optional(),
  text: z.string().optional(),
  line: Strings.optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  postalCode: z.string().optional(),
  country: z.string().optional(),
  period: Period.optional(),
});
export type Address = z.infer<typeof Address>;

export const ContactPoint = z.object({
  system: z.string().optional(),
  value: z.string().optional(),
  use: z.string().optional(),
  rank: z.number().optional(),
  period: Period.optional(),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

export const Attachment = z.object({
  contentType: z.string().optional(),
  language: z.string().optional(),
  data: z.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
  creation: FhirDateTime.optional(),
});
export type Attachment = z.infer<typeof Attachment>;

export const Annotation = z.object({ text: z.string().optional() });

/** Extensions are read by URL; only the value kinds used by the import are named. */
export interface Extension {
  url: string;
  valueCode?: string | undefined;
  valueString?: string | undefined;
  valueBoolean?: boolean | undefined;
  valueCoding?: Coding | undefined;
  valueCodeableConcept?: CodeableConcept | undefined;
  extension?: Extension[] | undefined;
}
export const Extension: z.ZodType<Extension> = z.lazy(() =>
  z.object({
    url: z.string(),
    valueCode: z.string().optional(),
    valueString: z.string().optional(),
    valueBoolean: z.boolean().optional(),
    valueCoding: Coding.optional(),
    valueCodeableConcept: CodeableConcept.optional(),
    extension: z.array(Extension).optional(),
  }),
);

export const Meta = z.object({ security: z.array(Coding).optional() });

/** What every resource may carry. */
export const resourceFields = {
  resourceType: z.string(),
  id: z.string().optional(),
  meta: Meta.optional(),
};
