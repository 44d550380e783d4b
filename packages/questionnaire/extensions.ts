import type { Coding, Expression, Extension } from './fhir-types.ts';
import type { QuestionnaireItem } from './questionnaire.ts';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

/** Names of the extensions this engine obeys (FHIR R4, Structured Data Capture 3, and one of the Quality Measure guide). */
export const extensionUrls = {
  hidden: `${hl7}questionnaire-hidden`,
  itemControl: `${hl7}questionnaire-itemControl`,
  choiceOrientation: `${hl7}questionnaire-choiceOrientation`,
  optionExclusive: `${hl7}questionnaire-optionExclusive`,
  optionPrefix: `${hl7}questionnaire-optionPrefix`,
  unit: `${hl7}questionnaire-unit`,
  unitOption: `${hl7}questionnaire-unitOption`,
  minOccurs: `${hl7}questionnaire-minOccurs`,
  maxOccurs: `${hl7}questionnaire-maxOccurs`,
  ordinalValue: `${hl7}ordinalValue`,
  itemWeight: `${hl7}itemWeight`,
  translation: `${hl7}translation`,
  variable: `${hl7}variable`,
  minValue: `${hl7}minValue`,
  maxValue: `${hl7}maxValue`,
  minLength: `${hl7}minLength`,
  regex: `${hl7}regex`,
  maxDecimalPlaces: `${hl7}maxDecimalPlaces`,
  entryFormat: `${hl7}entryFormat`,
  calculatedExpression: `${sdc}calculatedExpression`,
  enableWhenExpression: `${sdc}enableWhenExpression`,
  shortText: `${sdc}shortText`,
  improvementNotation: 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-improvementNotation',
} as const;

type Extended = { readonly extension?: readonly Extension[] | undefined } | undefined;

export function findExtension(element: Extended, url: string): Extension | undefined {
  return element?.extension?.find((extension) => extension.url === url);
}

/** The score of an answer: `ordinalValue` (R4) or `itemWeight` (R5, used by many R4 forms), on the coding or on its option. */
export function ordinalOf(...elements: readonly Extended[]): number | undefined {
  for (const element of elements) {
    const found = findExtension(element, extensionUrls.ordinalValue) ?? findExtension(element, extensionUrls.itemWeight);
    if (found?.valueDecimal !== undefined) return found.valueDecimal;
  }
  return undefined;
}

/** The coding with its score attached, so that expressions find it where R4 keeps it. */
export function withOrdinal(coding: Coding, ordinal: number | undefined): Coding {
  if (ordinal === undefined) return coding;
  const others = (coding.extension ?? []).filter(({ url }) => url !== extensionUrls.ordinalValue && url !== extensionUrls.itemWeight);
  return { ...coding, extension: [...others, { url: extensionUrls.ordinalValue, valueDecimal: ordinal }] };
}

export function isHidden(item: QuestionnaireItem): boolean {
  return findExtension(item, extensionUrls.hidden)?.valueBoolean === true;
}

/** How the publisher wants an item drawn: `help`, `gtable`, `slider`, `check-box`, … */
export function itemControl(item: QuestionnaireItem): string | undefined {
  return findExtension(item, extensionUrls.itemControl)?.valueCodeableConcept?.coding?.[0]?.code;
}

export function unitOf(item: QuestionnaireItem): Coding | undefined {
  return findExtension(item, extensionUrls.unit)?.valueCoding;
}

/** The units a quantity may be given in; empty if the form leaves it open. */
export function unitOptionsOf(item: QuestionnaireItem): Coding[] {
  const options = (item.extension ?? []).filter(({ url }) => url === extensionUrls.unitOption);
  return options.flatMap(({ valueCoding }) => (valueCoding ? [valueCoding] : []));
}

export function calculatedExpression(item: QuestionnaireItem): string | undefined {
  return fhirPathOf(findExtension(item, extensionUrls.calculatedExpression)?.valueExpression);
}

export function enableWhenExpression(item: QuestionnaireItem): string | undefined {
  return fhirPathOf(findExtension(item, extensionUrls.enableWhenExpression)?.valueExpression);
}

/** Named variables of a form or item in their order; one that asks a server (`application/x-fhir-query`) has no expression here. */
export function variablesOf(element: Extended): { name: string; expression: string | undefined }[] {
  const variables = (element?.extension ?? []).filter(({ url }) => url === extensionUrls.variable);
  return variables.flatMap(({ valueExpression }) =>
    valueExpression?.name ? [{ name: valueExpression.name, expression: fhirPathOf(valueExpression) }] : [],
  );
}

function fhirPathOf(expression: Expression | undefined): string | undefined {
  return expression?.language === 'text/fhirpath' ? expression.expression : undefined;
}
