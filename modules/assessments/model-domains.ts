import { z } from 'zod';
import type { DataCategory } from '#kernel';

/** Areas of life in which somebody may have a need; the first ten are those of our own needs assessment, in its order. */
export const needDomains = [
  'housing',
  'food',
  'income',
  'work',
  'health',
  'daily-living',
  'support',
  'transport',
  'safety',
  'legal',
  'mental-health',
  'other',
] as const;
export const NeedDomain = z.enum(needDomains);
export type NeedDomain = z.infer<typeof NeedDomain>;

/** What a need in an area of life is filed under: what is said about violence or papers is seen by fewer than what is said about food. */
export const needCategories = {
  housing: 'social',
  food: 'social',
  income: 'finance',
  work: 'social',
  health: 'health_general',
  'daily-living': 'social',
  support: 'social',
  transport: 'social',
  safety: 'violence_safety',
  legal: 'legal_immigration',
  'mental-health': 'mental_health',
  other: 'social',
} as const satisfies Record<NeedDomain, DataCategory>;

/** Where a strength lies: the generic columns of strengths work, and one for what fits none. */
export const strengthDomains = [
  'daily-living',
  'assets',
  'learning-work',
  'relationships',
  'wellness',
  'leisure',
  'meaning',
  'general',
] as const;
export const StrengthDomain = z.enum(strengthDomains);
export type StrengthDomain = z.infer<typeof StrengthDomain>;
