import { z } from 'zod';
import type { DataCategory } from './data-category.ts';

/** Roles of a membership (a person in an organisation); process.md § 3 calls the last one "administrator (no content)". */
export const roles = [
  'case_manager',
  'intake_worker',
  'supervisor',
  'clinician',
  'utilization_reviewer',
  'physician_advisor',
  'financial_counsellor',
  'resource_navigator',
  'partner',
  'client',
  'privacy_officer',
  'administrator',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

const social = ['identity', 'social'] as const satisfies readonly DataCategory[];
const caseWork = [
  ...social,
  'health_general',
  'mental_health',
  'sud_part2',
  'reproductive_hiv_genetic',
  'violence_safety',
  'finance',
  'child_protection',
  'legal_immigration',
  'staff_or_vip',
] as const satisfies readonly DataCategory[];

/**
 * The most a role may ever see. What somebody sees of one case is this, cut down by what the case grants them
 * (assignment, care team, consent): privacy.md § 2 "default roles".
 */
export const roleCategories: Record<Role, readonly DataCategory[]> = {
  case_manager: caseWork,
  intake_worker: [...social, 'health_general'],
  supervisor: caseWork,
  clinician: [
    ...social,
    'health_general',
    'mental_health',
    'sud_part2',
    'reproductive_hiv_genetic',
    'psychotherapy_notes',
    'violence_safety',
  ],
  utilization_reviewer: ['identity', 'health_general', 'mental_health', 'finance'],
  physician_advisor: ['identity', 'health_general', 'mental_health', 'finance'],
  financial_counsellor: [...social, 'finance'],
  resource_navigator: social,
  partner: [...social, 'health_general', 'mental_health', 'sud_part2', 'reproductive_hiv_genetic', 'finance', 'legal_immigration'],
  client: [...social, 'health_general', 'mental_health', 'finance'],
  privacy_officer: ['identity'],
  administrator: [],
};

/** What can be done, and which roles may do it. The access to the single case is checked besides, by the database. */
export const permissions = {
  'people.register': ['intake_worker', 'case_manager', 'supervisor'],
  'people.change': ['intake_worker', 'case_manager', 'supervisor', 'clinician'],
  'organizations.manage': ['administrator'],
  'credentials.keep': ['supervisor', 'administrator'],
  'referrals.receive': ['intake_worker', 'supervisor'],
  'referrals.send': ['case_manager', 'intake_worker', 'supervisor', 'clinician', 'resource_navigator', 'partner'],
  'cases.open': ['intake_worker', 'supervisor'],
  'cases.work': ['case_manager', 'supervisor', 'clinician'],
  'cases.supervise': ['supervisor'],
  'programs.manage': ['administrator', 'supervisor'],
  'consents.record': ['case_manager', 'intake_worker', 'supervisor'],
  'assessments.answer': ['case_manager', 'intake_worker', 'supervisor', 'clinician', 'financial_counsellor'],
  'plans.write': ['case_manager', 'supervisor', 'clinician'],
  'plans.approve': ['supervisor', 'clinician', 'physician_advisor', 'partner'],
  'calendar.schedule': ['case_manager', 'supervisor', 'clinician', 'intake_worker', 'resource_navigator', 'financial_counsellor'],
  'contacts.log': ['case_manager', 'supervisor', 'clinician', 'intake_worker', 'resource_navigator', 'financial_counsellor'],
  'letters.write': ['case_manager', 'supervisor', 'clinician', 'intake_worker', 'financial_counsellor'],
  'letters.manage': ['administrator', 'supervisor'],
  'documents.add': ['case_manager', 'supervisor', 'clinician', 'intake_worker', 'financial_counsellor'],
  'records.import': ['administrator', 'intake_worker', 'supervisor'],
  'team.see': ['supervisor'],
  'access.review': ['privacy_officer'],
  'users.see': [
    'case_manager',
    'intake_worker',
    'supervisor',
    'clinician',
    'utilization_reviewer',
    'physician_advisor',
    'financial_counsellor',
    'resource_navigator',
    'partner',
    'privacy_officer',
    'administrator',
  ],
  'users.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

/** Whether one of the roles may do it at all. */
export function mayDo(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}

/** Everything the roles may do together, in the order of the table. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => mayDo(held, permission));
}

/** The categories the roles may see together. */
export function categoriesOf(held: readonly Role[]): DataCategory[] {
  return [...new Set(held.flatMap((role) => roleCategories[role]))];
}
