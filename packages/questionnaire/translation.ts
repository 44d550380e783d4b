import type { Language } from '#kernel';
import { extensionUrls } from './extensions.ts';
import type { FhirElement } from './fhir-types.ts';
import { allItems, type Questionnaire } from './questionnaire.ts';

/** A text of a form in the reader's language, or the publisher's original if no translation was published. */
export interface FormText {
  readonly text: string;
  /** Language the text is in, for the `lang` attribute. */
  readonly language: string;
  /** False if the reader's language is missing and the original is shown: screens say so, because nobody may translate an instrument on the fly. */
  readonly inReadersLanguage: boolean;
}

/** How a whole form stands in a language: the original itself, completely translated by its publisher, or not available. */
export type TranslationStatus = 'original' | 'published' | 'unavailable';

/**
 * The text of an element in a language: `textIn(questionnaire, item.text, item._text, 'de')`. Undefined if there is no text at all.
 * `de` is also served by a translation published for `de-AT`.
 */
export function textIn(
  questionnaire: Questionnaire,
  text: string | undefined,
  element: FhirElement | undefined,
  language: Language,
): FormText | undefined {
  const original = originalLanguage(questionnaire);
  if (sameLanguage(original, language)) return text === undefined ? undefined : { text, language: original, inReadersLanguage: true };
  const translated = translationsOf(element).find((translation) => sameLanguage(translation.language, language));
  if (translated) return { ...translated, inReadersLanguage: true };
  return text === undefined ? undefined : { text, language: original, inReadersLanguage: false };
}

/** Whether every text of the form exists in the language. One missing line makes a translation unusable for a validated instrument. */
export function translationStatus(questionnaire: Questionnaire, language: Language): TranslationStatus {
  if (sameLanguage(originalLanguage(questionnaire), language)) return 'original';
  const texts = textsOf(questionnaire).filter(([text]) => text !== undefined);
  const complete = texts.every(([text, element]) => textIn(questionnaire, text, element, language)?.inReadersLanguage);
  return complete && texts.length > 0 ? 'published' : 'unavailable';
}

/** The language a form was written in; English if it does not say. */
export function originalLanguage(questionnaire: Questionnaire): string {
  return questionnaire.language ?? 'en';
}

/** Translations as a terminology publishes them, in the shape that stands beside a text; undefined when there are none. */
export function translationsFrom(
  designations: readonly { readonly language?: string | undefined; readonly value: string }[] | undefined,
): FhirElement | undefined {
  const translations = (designations ?? []).flatMap(({ language, value }) =>
    language === undefined
      ? []
      : [
          {
            url: extensionUrls.translation,
            extension: [
              { url: 'lang', valueCode: language },
              { url: 'content', valueString: value },
            ],
          },
        ],
  );
  return translations.length > 0 ? { extension: translations } : undefined;
}

function textsOf(questionnaire: Questionnaire): [string | undefined, FhirElement | undefined][] {
  const items = allItems(questionnaire).flatMap((item): [string | undefined, FhirElement | undefined][] => [
    [item.text, item._text],
    ...(item.answerOption ?? []).map((option): [string | undefined, FhirElement | undefined] =>
      option.valueCoding ? [option.valueCoding.display, option.valueCoding._display] : [option.valueString, option._valueString],
    ),
  ]);
  return [[questionnaire.title, questionnaire._title], ...items];
}

function translationsOf(element: FhirElement | undefined): { language: string; text: string }[] {
  const translations = (element?.extension ?? []).filter(({ url }) => url === extensionUrls.translation);
  return translations.flatMap(({ extension = [] }) => {
    const language = extension.find(({ url }) => url === 'lang')?.valueCode;
    const content = extension.find(({ url }) => url === 'content');
    const text = content?.valueString ?? content?.valueMarkdown;
    return language !== undefined && text !== undefined ? [{ language, text }] : [];
  });
}

function sameLanguage(a: string, b: string): boolean {
  return a.split('-')[0]?.toLowerCase() === b.split('-')[0]?.toLowerCase();
}
