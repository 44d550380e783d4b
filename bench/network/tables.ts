/**
 * What becomes of a table's rows when the demo network is multiplied. Tables not named here hold what belongs to a person or a case:
 * a new area needs a line only if its rows belong to an organisation.
 */

/** Once in every network. */
export const networkTables = ['networks', 'letter_templates', 'questionnaires', 'sign_in_policies'] as const;

/** Once in every agency: a copy of the organisations of the demo with everybody who works there. */
export const agencyTables = [
  'organizations',
  'users',
  'memberships',
  'programs',
  'credentials',
  'sites',
  'practitioners',
  'practitioner_roles',
  'professional_credentials',
  'organization_contacts',
  'closure_days',
] as const;

/** Not multiplied: how somebody worked, not what became of it; and what the generator counts itself. */
export const leftOut = [
  'access_log',
  'calendar_feeds',
  'case_numbers',
  'demo_sign_ins',
  'drafts',
  'import_identities',
  'import_problems',
  'imports',
  'mails',
  'one_time_tokens',
  'public_requests',
  'receipts',
  'recovery_codes',
  'referral_numbers',
  'row_history',
  'second_factors',
  'sessions',
  'sign_in_attempts',
] as const;
