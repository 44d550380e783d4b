import { z } from 'zod';

/** The categories of client data that access, consent and disclosure speak about, from the least to the most specific. */
export const dataCategories = [
  'identity',
  'social',
  'health_general',
  'mental_health',
  'psychotherapy_notes',
  'sud_part2',
  'reproductive_hiv_genetic',
  'violence_safety',
  'finance',
  'child_protection',
  'legal_immigration',
  'staff_or_vip',
] as const;

export const DataCategory = z.enum(dataCategories);
export type DataCategory = z.infer<typeof DataCategory>;

/**
 * Categories that carry a lock on every screen: being on the care team is not enough to see them, because a special law,
 * a separate consent or the person's safety stands before it.
 */
export const protectedCategories = [
  'mental_health',
  'psychotherapy_notes',
  'sud_part2',
  'reproductive_hiv_genetic',
  'violence_safety',
  'child_protection',
  'legal_immigration',
  'staff_or_vip',
] as const satisfies readonly DataCategory[];

/** Whether data of this category is shown with a lock. */
export function isProtected(category: DataCategory): boolean {
  return (protectedCategories as readonly DataCategory[]).includes(category);
}
