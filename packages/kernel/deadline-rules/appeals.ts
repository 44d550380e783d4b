import { rows } from './rows.ts';

const partC = {
  jurisdiction: 'US',
  lineOfBusiness: 'medicare_advantage',
  citation: '42 CFR 422.582, 422.590',
  status: 'verified',
} as const;
const original = { jurisdiction: 'US', lineOfBusiness: 'original_medicare', citation: '42 CFR 405 subpart I', status: 'verified' } as const;
const erisa = { jurisdiction: 'US', lineOfBusiness: 'erisa', citation: '29 CFR 2560.503-1(h), (i)', status: 'verified' } as const;
const external = { jurisdiction: 'US', lineOfBusiness: 'aca_external_review', citation: '45 CFR 147.136(d)', status: 'to_verify' } as const;
const medicaid = {
  jurisdiction: 'US',
  lineOfBusiness: 'medicaid_managed_care',
  citation: '42 CFR 438.402–.424',
  status: 'to_verify',
} as const;
const italy = {
  jurisdiction: 'IT',
  lineOfBusiness: 'inps',
  citation: 'L. 88/1989 art. 46; art. 445-bis c.p.c.',
  status: 'to_verify',
} as const;

/** Within which time a denial can be challenged, and how long the answer may take. */
export const appealRules = [
  ...rows(partC, [
    { ruleId: 'US-MA-L1-FILE', startEvent: 'notice_dated', duration: 60, unit: 'calendar_day', to: '2025-01-01' },
    { ruleId: 'US-MA-L1-FILE', startEvent: 'notice_dated', duration: 65, unit: 'calendar_day', from: '2025-01-01' },
    { ruleId: 'US-MA-L1-DECIDE-PRE', startEvent: 'appeal_received', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-MA-L1-DECIDE-EXP', startEvent: 'appeal_received', duration: 72, unit: 'hour' },
    { ruleId: 'US-MA-L1-DECIDE-PAYMENT', startEvent: 'appeal_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MA-L1-DECIDE-PARTB-DRUG', startEvent: 'appeal_received', duration: 7, unit: 'calendar_day' },
    { ruleId: 'US-MA-L2-DECIDE-PRE', startEvent: 'case_file_received', duration: 30, unit: 'calendar_day', status: 'to_verify' },
    { ruleId: 'US-MA-L2-DECIDE-EXP', startEvent: 'case_file_received', duration: 72, unit: 'hour', status: 'to_verify' },
    { ruleId: 'US-MA-L2-DECIDE-PAYMENT', startEvent: 'case_file_received', duration: 60, unit: 'calendar_day', status: 'to_verify' },
    { ruleId: 'US-MA-L3-FILE', startEvent: 'decision_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MA-L4-FILE', startEvent: 'decision_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MA-L5-FILE', startEvent: 'decision_received', duration: 60, unit: 'calendar_day', status: 'to_verify' },
  ]),
  ...rows(original, [
    { ruleId: 'US-MED-L1-FILE', startEvent: 'msn_received', duration: 120, unit: 'calendar_day' },
    { ruleId: 'US-MED-L1-DECIDE', startEvent: 'appeal_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MED-RECEIPT-PRESUMED', startEvent: 'notice_dated', duration: 5, unit: 'calendar_day', citation: '42 CFR 405.962' },
    { ruleId: 'US-MED-L2-FILE', startEvent: 'notice_received', duration: 180, unit: 'calendar_day', citation: '42 CFR 405.962' },
    { ruleId: 'US-MED-L2-DECIDE', startEvent: 'appeal_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MED-L3-FILE', startEvent: 'decision_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MED-L3-DECIDE', startEvent: 'appeal_received', duration: 90, unit: 'calendar_day' },
    { ruleId: 'US-MED-L4-FILE', startEvent: 'decision_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MED-L5-FILE', startEvent: 'decision_received', duration: 60, unit: 'calendar_day' },
  ]),
  ...rows(erisa, [
    { ruleId: 'US-ERISA-FILE', startEvent: 'denial_received', duration: 180, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-DECIDE-URG', startEvent: 'appeal_received', duration: 72, unit: 'hour' },
    { ruleId: 'US-ERISA-DECIDE-PRE', startEvent: 'appeal_received', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-DECIDE-POST', startEvent: 'appeal_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-DECIDE-PRE-TWO-LEVEL', startEvent: 'appeal_received', duration: 15, unit: 'calendar_day', status: 'to_verify' },
    { ruleId: 'US-ERISA-DECIDE-POST-TWO-LEVEL', startEvent: 'appeal_received', duration: 30, unit: 'calendar_day', status: 'to_verify' },
  ]),
  ...rows(external, [
    { ruleId: 'US-ACA-EXT-FILE', startEvent: 'final_denial_received', duration: 4, unit: 'month' },
    { ruleId: 'US-ACA-EXT-DECIDE', startEvent: 'review_requested', duration: 45, unit: 'calendar_day' },
    { ruleId: 'US-ACA-EXT-DECIDE-EXP', startEvent: 'review_requested', duration: 72, unit: 'hour' },
  ]),
  ...rows(medicaid, [
    { ruleId: 'US-MCD-PLAN-FILE', startEvent: 'notice_dated', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-MCD-HEARING-FILE', startEvent: 'resolution_dated', duration: 120, unit: 'calendar_day' },
    { ruleId: 'US-MCD-PLAN-DECIDE', startEvent: 'appeal_received', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-MCD-PLAN-DECIDE-EXP', startEvent: 'appeal_received', duration: 72, unit: 'hour' },
    { ruleId: 'US-MCD-KEEP-SERVICES', startEvent: 'notice_dated', duration: 10, unit: 'calendar_day' },
  ]),
  ...rows(italy, [
    { ruleId: 'IT-INPS-RICORSO', startEvent: 'decision_received', duration: 90, unit: 'calendar_day' },
    { ruleId: 'IT-INVALIDITA-ATP', startEvent: 'verbale_received', duration: 6, unit: 'month' },
  ]),
];
