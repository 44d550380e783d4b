import { z } from 'zod';
import { LetterTemplateView } from '../model.ts';
import type { Template } from './queries.ts';

/** What is asked about a template; a language in which nothing is written is null. */
export const TemplateForm = z.object(
  LetterTemplateView.pick({ audience: true, category: true, purpose: true, en: true, de: true, it: true }).shape,
);
export type TemplateForm = z.infer<typeof TemplateForm>;

/** The form as it begins: a template as it is, or an empty one that tells little. */
export function formOf(template: Template | undefined): TemplateForm {
  if (!template) return { audience: 'client', category: 'social', purpose: 'care_coordination', en: null, de: null, it: null };
  const { audience, category, purpose, en, de, it } = template;
  return { audience, category, purpose, en, de, it };
}
