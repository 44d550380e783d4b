import type { DeadlineRule } from './deadline-rule.ts';
import { appealRules } from './deadline-rules/appeals.ts';
import { authorizationRules } from './deadline-rules/authorization.ts';
import { dischargeRules } from './deadline-rules/discharge.ts';
import { financialRules } from './deadline-rules/financial.ts';
import { germanRules } from './deadline-rules/germany.ts';
import { privacyRules } from './deadline-rules/privacy.ts';
import { programmeRules } from './deadline-rules/programme.ts';

/**
 * Every deadline the house ships with, as dated rows. A network may replace rows or add its own; rows marked `to_verify` were
 * written from general knowledge and must be checked against the cited source before anyone relies on them.
 */
export const deadlineRules: readonly DeadlineRule[] = [
  ...programmeRules,
  ...authorizationRules,
  ...appealRules,
  ...dischargeRules,
  ...germanRules,
  ...privacyRules,
  ...financialRules,
];
