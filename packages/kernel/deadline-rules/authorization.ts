import { rows } from './rows.ts';

const cms = {
  jurisdiction: 'US',
  lineOfBusiness: 'medicare_advantage_medicaid_chip',
  citation: 'CMS-0057-F (89 FR 8758)',
  status: 'verified',
} as const;
const erisa = { jurisdiction: 'US', lineOfBusiness: 'erisa', citation: '29 CFR 2560.503-1(f)', status: 'verified' } as const;
const fund = { jurisdiction: 'DE', lineOfBusiness: 'statutory_health_insurance', citation: '§ 13 (3a) SGB V', status: 'verified' } as const;

/** How long a payer may take to decide on a request before service. Drugs are excluded from the CMS rows. */
export const authorizationRules = [
  ...rows(cms, [
    { ruleId: 'US-CMS0057-EXP', startEvent: 'request_received', duration: 72, unit: 'hour', from: '2026-01-01' },
    { ruleId: 'US-CMS0057-STD', startEvent: 'request_received', duration: 7, unit: 'calendar_day', from: '2026-01-01' },
    {
      ruleId: 'US-CMS0057-EXTENSION',
      startEvent: 'decision_due',
      duration: 14,
      unit: 'calendar_day',
      from: '2026-01-01',
      status: 'to_verify',
    },
  ]),
  ...rows(erisa, [
    { ruleId: 'US-ERISA-URG', startEvent: 'claim_received', duration: 72, unit: 'hour' },
    { ruleId: 'US-ERISA-PRE', startEvent: 'claim_received', duration: 15, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-PRE-EXTENDED', startEvent: 'claim_received', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-POST', startEvent: 'claim_received', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-POST-EXTENDED', startEvent: 'claim_received', duration: 45, unit: 'calendar_day' },
    { ruleId: 'US-ERISA-CONC', startEvent: 'extension_requested', duration: 24, unit: 'hour' },
  ]),
  ...rows(fund, [
    { ruleId: 'DE-13-3A', startEvent: 'request_received', duration: 21, unit: 'calendar_day' },
    { ruleId: 'DE-13-3A-EXPERT', startEvent: 'request_received', duration: 35, unit: 'calendar_day' },
    { ruleId: 'DE-13-3A-OPINION', startEvent: 'expert_asked', duration: 21, unit: 'calendar_day' },
  ]),
];
