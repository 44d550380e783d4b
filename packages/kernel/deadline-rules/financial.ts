import { rows } from './rows.ts';

const assistance = {
  jurisdiction: 'US',
  lineOfBusiness: 'hospital_financial_assistance',
  citation: '26 CFR 1.501(r)-6',
  status: 'to_verify',
} as const;
const cobra = { jurisdiction: 'US', lineOfBusiness: 'cobra', citation: '29 CFR 2590.606, 26 CFR 54.4980B', status: 'to_verify' } as const;
const marketplace = { jurisdiction: 'US', lineOfBusiness: 'marketplace', citation: '45 CFR 155.420', status: 'to_verify' } as const;
const employer = { jurisdiction: 'US', lineOfBusiness: 'employer_plan', citation: '29 CFR 2590.701-6', status: 'to_verify' } as const;
const estimate = { jurisdiction: 'US', lineOfBusiness: 'no_surprises', citation: '45 CFR 149.620', status: 'to_verify' } as const;

/** Times within which a person must act to get or keep cover, or to contest a bill. */
export const financialRules = [
  ...rows(assistance, [
    { ruleId: 'US-501R-NO-COLLECTION', startEvent: 'first_bill', duration: 120, unit: 'calendar_day' },
    { ruleId: 'US-501R-APPLICATION', startEvent: 'first_bill', duration: 240, unit: 'calendar_day' },
    { ruleId: 'US-501R-WARNING', startEvent: 'collection_starts', duration: 30, unit: 'calendar_day', direction: 'before' },
  ]),
  ...rows(cobra, [
    { ruleId: 'US-COBRA-ELECT', startEvent: 'later_of_notice_and_loss', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-COBRA-FIRST-PAYMENT', startEvent: 'election', duration: 45, unit: 'calendar_day' },
    { ruleId: 'US-COBRA-GRACE', startEvent: 'premium_due', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-COBRA-END', startEvent: 'qualifying_event', duration: 18, unit: 'month' },
    { ruleId: 'US-COBRA-END-DISABILITY', startEvent: 'qualifying_event', duration: 29, unit: 'month' },
    { ruleId: 'US-COBRA-END-DEPENDANT', startEvent: 'qualifying_event', duration: 36, unit: 'month' },
  ]),
  ...rows(marketplace, [
    { ruleId: 'US-SEP-OPENS', startEvent: 'coverage_lost', duration: 60, unit: 'calendar_day', direction: 'before' },
    { ruleId: 'US-SEP-CLOSES', startEvent: 'coverage_lost', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-SEP-LIFE-EVENT', startEvent: 'life_event', duration: 60, unit: 'calendar_day' },
    { ruleId: 'US-SEP-MEDICAID', startEvent: 'medicaid_lost', duration: 90, unit: 'calendar_day' },
  ]),
  ...rows(employer, [
    { ruleId: 'US-EMPLOYER-SEP', startEvent: 'coverage_lost', duration: 30, unit: 'calendar_day' },
    { ruleId: 'US-EMPLOYER-SEP-MEDICAID', startEvent: 'medicaid_lost', duration: 60, unit: 'calendar_day' },
  ]),
  ...rows(estimate, [{ ruleId: 'US-GFE-DISPUTE', startEvent: 'bill_received', duration: 120, unit: 'calendar_day' }]),
];
