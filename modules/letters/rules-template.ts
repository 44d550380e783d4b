import { accept, type DataCategory, type Decision, type Language, languages, refuse } from '#kernel';
import type { TemplateStatus, TemplateTexts } from './model.ts';
import { categoryOfField } from './model-fields.ts';
import { fieldsOf, unknownFields } from './rules-merge.ts';

export type TemplateRefusal =
  | { readonly code: 'letter-template.unknown-field'; readonly language: Language; readonly fields: readonly string[] }
  | { readonly code: 'letter-template.no-text' }
  | { readonly code: 'letter-template.step-not-allowed'; readonly from: TemplateStatus; readonly to: TemplateStatus };

/** Whether a template can be kept: every field is one of the vocabulary, in every language, and it says something in at least one. */
export function checkTexts(texts: TemplateTexts): Decision<undefined, TemplateRefusal> {
  for (const language of languages) {
    const text = texts[language];
    const fields = text === null ? [] : unknownFields(`${text.subject}\n${text.body}`);
    if (fields.length > 0) return refuse({ code: 'letter-template.unknown-field', language, fields });
  }
  return languages.some((language) => texts[language] !== null) ? accept() : refuse({ code: 'letter-template.no-text' });
}

/** A draft is published, a published one retired, a retired one published again. Nothing becomes a draft again. */
export function checkStep(from: TemplateStatus, to: TemplateStatus): Decision<undefined, TemplateRefusal> {
  const follows = from === 'published' ? to === 'retired' : to === 'published';
  return follows || to === from ? accept() : refuse({ code: 'letter-template.step-not-allowed', from, to });
}

/** Everything a letter of this template tells: who it is about, its own category, and that of its fields. */
export function categoriesTold(text: { subject: string; body: string }, category: DataCategory): DataCategory[] {
  return [...new Set<DataCategory>(['identity', category, ...fieldsOf(`${text.subject}\n${text.body}`).map(categoryOfField)])];
}

/** The language of a letter: the wish, else the recipient's, else the network's, else any; only one in which the template speaks. */
export function languageFor(texts: TemplateTexts, wishes: readonly (string | null)[]): Language | undefined {
  const spoken = languages.filter((language) => texts[language] !== null);
  const wished = wishes.map((wish) => spoken.find((language) => language === wish?.split('-')[0])).find((found) => found !== undefined);
  return wished ?? spoken[0];
}
