import { type Language, languages } from '#kernel';
import type { TemplateTexts } from '../model.ts';

/** How a template is called in the reader's language, else in one it has. */
export function nameOf(template: TemplateTexts, language: Language): string {
  const spoken = [language, ...languages].map((each) => template[each]).find((text) => text !== null);
  return spoken?.name ?? '';
}
