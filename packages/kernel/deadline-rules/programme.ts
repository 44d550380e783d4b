import { programmeSetting } from '../deadline-rule.ts';
import { rows } from './rows.ts';

const house = {
  jurisdiction: 'programme',
  lineOfBusiness: 'case_management',
  citation: programmeSetting,
  status: 'programme_default',
} as const;
const medicaid = { jurisdiction: 'US', lineOfBusiness: 'medicaid_tcm', citation: '42 CFR 440.169(d)(4)', status: 'to_verify' } as const;
const participation = {
  jurisdiction: 'DE',
  lineOfBusiness: 'eingliederungshilfe',
  citation: '§ 121 (2) SGB IX',
  status: 'verified',
} as const;
const day = 'calendar_day';
const escalationRole = 'supervisor';

/** What a programme promises until it sets its own times: the timers of a case and the rhythm of contact of each model. */
export const programmeRules = [
  ...rows(house, [
    { ruleId: 'CM-REFERRAL-ANSWER', startEvent: 'referral_received', duration: 3, unit: 'business_day', escalationRole },
    { ruleId: 'CM-ASSIGN', startEvent: 'case_opened', duration: 1, unit: 'business_day' },
    { ruleId: 'CM-CO-SIGN', startEvent: 'signature_requested', duration: 2, unit: 'business_day' },
    { ruleId: 'CM-LEGAL-BASIS', startEvent: 'consent_lost', duration: 1, unit: 'business_day', escalationRole },
    { ruleId: 'CM-REFERRAL-ANSWER-SOON', startEvent: 'referral_received', duration: 2, unit: 'business_day', escalationRole },
    { ruleId: 'CM-REFERRAL-ANSWER-URGENT', startEvent: 'referral_received', duration: 1, unit: 'business_day', escalationRole },
    { ruleId: 'CM-REFERRAL-ANSWER-SAME-DAY', startEvent: 'referral_received', duration: 0, unit: day, escalationRole },
    {
      ruleId: 'CM-WAITING-LIST-REVIEW',
      startEvent: 'waiting_place_reviewed',
      duration: 30,
      unit: day,
      warning: { duration: 7, unit: day },
      escalationRole,
    },
    { ruleId: 'CM-FIRST-CONTACT', startEvent: 'case_opened', duration: 2, unit: 'business_day', escalationRole },
    { ruleId: 'CM-ASSESSMENT', startEvent: 'case_opened', duration: 7, unit: day, warning: { duration: 2, unit: day }, escalationRole },
    { ruleId: 'CM-SAFETY-CALL', startEvent: 'safety_alert_raised', duration: 1, unit: 'hour', escalationRole },
    { ruleId: 'CM-PLAN', startEvent: 'assessment_completed', duration: 14, unit: day, warning: { duration: 3, unit: day }, escalationRole },
    {
      ruleId: 'CM-PLAN-REVIEW',
      startEvent: 'plan_approved',
      duration: 90,
      unit: day,
      warning: { duration: 14, unit: day },
      escalationRole,
    },
    {
      ruleId: 'CM-PLAN-SIGNATURE',
      startEvent: 'plan_submitted',
      duration: 7,
      unit: day,
      warning: { duration: 2, unit: day },
      escalationRole,
    },
    { ruleId: 'CM-PLAN-APPROVAL', startEvent: 'plan_submitted', duration: 5, unit: 'business_day', escalationRole },
    { ruleId: 'CM-PLAN-RETURNED', startEvent: 'plan_returned', duration: 5, unit: 'business_day', escalationRole },
    {
      ruleId: 'CM-INTERVENTION-DUE',
      startEvent: 'intervention_due',
      duration: 0,
      unit: day,
      warning: { duration: 3, unit: day },
      escalationRole,
    },
    { ruleId: 'CM-GOAL-TARGET', startEvent: 'goal_target', duration: 0, unit: day, warning: { duration: 14, unit: day } },
    { ruleId: 'CM-CONSENT-EXPIRES', startEvent: 'consent_ends', duration: 0, unit: day, warning: { duration: 30, unit: day } },
    { ruleId: 'CM-AUTHORIZATION-ENDS', startEvent: 'authorization_ends', duration: 0, unit: day, warning: { duration: 14, unit: day } },
    { ruleId: 'CM-HOLD-MAX', startEvent: 'hold_began', duration: 90, unit: day, warning: { duration: 14, unit: day }, escalationRole },
    { ruleId: 'CM-APPOINTMENT-OUTCOME', startEvent: 'appointment_ended', duration: 1, unit: 'business_day', escalationRole },
    {
      ruleId: 'CM-TRANSPORT-BOOKED',
      startEvent: 'appointment_starts',
      duration: 1,
      unit: 'business_day',
      direction: 'before',
      escalationRole,
    },
    { ruleId: 'CM-REOPEN-WINDOW', startEvent: 'case_closed', duration: 90, unit: day },
    {
      ruleId: 'CM-CREDENTIAL-ENDS',
      startEvent: 'credential_ends',
      duration: 0,
      unit: day,
      warning: { duration: 60, unit: day },
      escalationRole,
    },
  ]),
  ...rows(house, [
    {
      ruleId: 'CM-CONTACT-STRENGTHS',
      startEvent: 'last_contact',
      duration: 7,
      unit: day,
      warning: { duration: 2, unit: day },
      escalationRole,
    },
    {
      ruleId: 'CM-CONTACT-CLINICAL',
      startEvent: 'last_contact',
      duration: 14,
      unit: day,
      warning: { duration: 7, unit: day },
      escalationRole,
    },
    { ruleId: 'CM-CONTACT-INTENSIVE', startEvent: 'last_contact', duration: 2, unit: day, escalationRole },
    { ruleId: 'CM-REFERRAL-FOLLOW-UP', startEvent: 'referral_sent', duration: 7, unit: day, escalationRole },
  ]),
  ...rows(medicaid, [
    {
      ruleId: 'CM-CONTACT-TARGETED',
      startEvent: 'last_contact',
      duration: 12,
      unit: 'month',
      warning: { duration: 1, unit: 'month' },
      escalationRole,
    },
  ]),
  ...rows(participation, [
    {
      ruleId: 'DE-SGBIX-121-REVIEW',
      startEvent: 'plan_approved',
      duration: 24,
      unit: 'month',
      warning: { duration: 2, unit: 'month' },
      escalationRole,
    },
  ]),
];
