import type { DataCategory } from '#kernel';
import type { HealthEntryKind } from '../model-health.ts';
import { type CategoryRule, codeRules, securityLabels } from './category-rules.ts';
import type { Coding } from './datatypes.ts';

/** What a record says about itself, as far as its category is concerned. */
export interface Evidence {
  readonly kind: HealthEntryKind;
  readonly security: readonly Coding[];
  readonly codings: readonly Coding[];
  readonly names: readonly string[];
  /** What it is if no rule applies. */
  readonly otherwise: 'social' | 'health_general';
}

/** The stricter first: a record with several belongs to the first of them. */
const strictness: readonly DataCategory[] = [
  'psychotherapy_notes',
  'sud_part2',
  'child_protection',
  'violence_safety',
  'reproductive_hiv_genetic',
  'mental_health',
  'legal_immigration',
  'staff_or_vip',
  'finance',
  'social',
  'health_general',
  'identity',
];

/** The data category of an imported record: the sender's own label, else the strictest its codes and names call for. */
export function categoryOf(evidence: Evidence): DataCategory {
  const labelled = strictest(evidence.security.flatMap((coding) => labelIndex.get(`${coding.system}|${coding.code}`) ?? []));
  if (labelled) return labelled;
  const found = evidence.codings.flatMap(categoriesOfCode);
  for (const rule of wordRules) {
    if (rule.kinds.some((kind) => kind === evidence.kind) && evidence.names.some((name) => rule.words.test(name)))
      found.push(rule.category);
  }
  return strictest(found) ?? evidence.otherwise;
}

/** Whether the first category is kept closer than the second. */
export function isStricter(category: DataCategory, than: DataCategory): boolean {
  return strictness.indexOf(category) < strictness.indexOf(than);
}

function strictest(categories: readonly DataCategory[]): DataCategory | undefined {
  return strictness.find((category) => categories.includes(category));
}

const ICD10_SYSTEMS = /\/icd-?10|\.6\.90$|\.6\.3$/i;

function categoriesOfCode(coding: Coding): readonly DataCategory[] {
  const { system, code } = coding;
  if (system === undefined || code === undefined) return [];
  if (ICD10_SYSTEMS.test(system)) return categoriesOfIcd10(code.replace('.', '').toUpperCase());
  return codeIndex.get(`${system}|${code}`) ?? [];
}

function categoriesOfIcd10(code: string): readonly DataCategory[] {
  return beginningRules
    .filter((rule) => rule.beginning.some((begin) => code.startsWith(begin)) && !rule.except?.some((begin) => code.startsWith(begin)))
    .map((rule) => rule.category);
}

const labelIndex = indexByCode(securityLabels.rules);
const codeIndex = indexByCode(codeRules.rules);
const beginningRules = codeRules.rules.filter((rule) => 'beginning' in rule);
const wordRules = codeRules.rules.filter((rule) => 'words' in rule);

function indexByCode(rules: readonly CategoryRule[]): ReadonlyMap<string, readonly DataCategory[]> {
  const index = new Map<string, DataCategory[]>();
  for (const rule of rules) {
    if (!('codes' in rule)) continue;
    for (const code of rule.codes) {
      const key = `${rule.system}|${code}`;
      index.set(key, [...(index.get(key) ?? []), rule.category]);
    }
  }
  return index;
}
