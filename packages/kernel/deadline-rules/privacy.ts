import { programmeSetting } from '../deadline-rule.ts';
import { rows } from './rows.ts';

const hipaa = { jurisdiction: 'US', lineOfBusiness: 'hipaa', citation: '45 CFR 164.524', status: 'to_verify' } as const;
const gdpr = { jurisdiction: 'EU', lineOfBusiness: 'gdpr', citation: 'Art. 12 (3) GDPR', status: 'to_verify' } as const;
const germany = { jurisdiction: 'DE', lineOfBusiness: 'records', citation: '§ 630f (3) BGB', status: 'verified' } as const;
const house = { jurisdiction: 'programme', lineOfBusiness: 'privacy', citation: programmeSetting, status: 'programme_default' } as const;

/** Answers to people about their data, breach notices, how long records are kept, and the house rules on emergency access. */
export const privacyRules = [
  ...rows(hipaa, [
    { ruleId: 'US-HIPAA-ACCESS', startEvent: 'request_received', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-HIPAA-ACCESS-EXTENDED', startEvent: 'request_received', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-HIPAA-AMEND', startEvent: 'request_received', duration: 60, unit: 'calendar_day', citation: '45 CFR 164.526' },
    { ruleId: 'US-HIPAA-AMEND-EXTENDED', startEvent: 'request_received', duration: 90, unit: 'calendar_day', citation: '45 CFR 164.526' },
    {
      ruleId: 'US-HIPAA-ACCOUNTING',
      startEvent: 'request_received',
      duration: 72,
      unit: 'month',
      direction: 'before',
      citation: '45 CFR 164.528',
    },
    { ruleId: 'US-HIPAA-BREACH', startEvent: 'breach_discovered', duration: 60, unit: 'calendar_day', citation: '45 CFR 164.404–.408' },
    {
      ruleId: 'US-HIPAA-DOCUMENTATION',
      startEvent: 'last_effective',
      duration: 72,
      unit: 'month',
      citation: '45 CFR 164.530(j), 164.316(b)(2)',
    },
    { ruleId: 'US-COP-RECORD', startEvent: 'last_service', duration: 60, unit: 'month', citation: '42 CFR 482.24(b)(1)' },
    { ruleId: 'US-MCD-RECORD', startEvent: 'contract_ended', duration: 120, unit: 'month', citation: '42 CFR 438.3(u)' },
    { ruleId: 'US-MA-RECORD', startEvent: 'contract_ended', duration: 120, unit: 'month', citation: '42 CFR 422.504(d)' },
  ]),
  ...rows(gdpr, [
    { ruleId: 'EU-GDPR-ANSWER', startEvent: 'request_received', duration: 1, unit: 'month' },
    { ruleId: 'EU-GDPR-ANSWER-EXTENDED', startEvent: 'request_received', duration: 3, unit: 'month' },
    { ruleId: 'EU-GDPR-BREACH', startEvent: 'breach_known', duration: 72, unit: 'hour', citation: 'Art. 33 (1) GDPR' },
  ]),
  ...rows(germany, [{ ruleId: 'DE-BGB-630F', startEvent: 'treatment_ended', duration: 120, unit: 'month' }]),
  ...rows(house, [
    { ruleId: 'CM-EMERGENCY-ACCESS', startEvent: 'emergency_access_opened', duration: 1, unit: 'hour' },
    {
      ruleId: 'CM-EMERGENCY-REVIEW',
      startEvent: 'emergency_access_opened',
      duration: 5,
      unit: 'business_day',
      escalationRole: 'privacy_officer',
    },
    { ruleId: 'CM-DECLINED-REFERRAL', startEvent: 'decision', duration: 12, unit: 'month' },
  ]),
];
