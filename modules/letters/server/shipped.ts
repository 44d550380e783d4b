import { newId } from '#kernel';
import type { Tx } from '#platform';
import { LetterTemplateId } from '../model.ts';
import { shippedTemplates } from '../shipped-templates.ts';
import { addTemplate } from './template-store.ts';

/** A new network can write its first letters at once. */
export async function addShippedTemplates(tx: Tx): Promise<void> {
  for (const template of shippedTemplates) await addTemplate(tx, { id: LetterTemplateId.parse(newId()), ...template }, 'published');
}
