import { rows } from './rows.ts';

const courts = {
  jurisdiction: 'DE',
  lineOfBusiness: 'social_insurance',
  citation: '§§ 84, 87, 66, 64 (3) SGG',
  status: 'verified',
} as const;
const inactivity = { ...courts, citation: '§ 88 SGG' } as const;
const notice = { ...courts, citation: '§ 37 (2) SGB X', status: 'to_verify' } as const;
const care = { jurisdiction: 'DE', lineOfBusiness: 'care_insurance', citation: '§ 18 (3) SGB XI', status: 'verified' } as const;
const sick = { jurisdiction: 'DE', lineOfBusiness: 'statutory_health_insurance', citation: '§ 48 SGB V', status: 'verified' } as const;

/** German social law. A period for filing that ends on a weekend or holiday ends on the next working day (§ 64 (3) SGG). */
export const germanRules = [
  ...rows(courts, [
    { ruleId: 'DE-SGG-84', startEvent: 'decision_notified', duration: 1, unit: 'month', endOfDayRule: 'next_working_day' },
    { ruleId: 'DE-SGG-84-ABROAD', startEvent: 'decision_notified', duration: 3, unit: 'month', endOfDayRule: 'next_working_day' },
    { ruleId: 'DE-SGG-66', startEvent: 'decision_notified', duration: 12, unit: 'month', endOfDayRule: 'next_working_day' },
    { ruleId: 'DE-SGG-87', startEvent: 'objection_decision_notified', duration: 1, unit: 'month', endOfDayRule: 'next_working_day' },
    { ruleId: 'DE-SGG-87-ABROAD', startEvent: 'objection_decision_notified', duration: 3, unit: 'month', endOfDayRule: 'next_working_day' },
  ]),
  // These two open the way to court: an action for inactivity is not admissible before.
  ...rows(inactivity, [
    { ruleId: 'DE-SGG-88-APPLICATION', startEvent: 'application_received', duration: 6, unit: 'month' },
    { ruleId: 'DE-SGG-88-OBJECTION', startEvent: 'objection_received', duration: 3, unit: 'month' },
  ]),
  ...rows(notice, [
    { ruleId: 'DE-SGBX-37', startEvent: 'letter_posted', duration: 3, unit: 'calendar_day', to: '2025-01-01' },
    { ruleId: 'DE-SGBX-37', startEvent: 'letter_posted', duration: 4, unit: 'calendar_day', from: '2025-01-01' },
  ]),
  ...rows(care, [
    { ruleId: 'DE-SGBXI-18', startEvent: 'application_received', duration: 25, unit: 'business_day', to: '2023-10-01' },
    {
      ruleId: 'DE-SGBXI-18',
      startEvent: 'application_received',
      duration: 25,
      unit: 'business_day',
      from: '2023-10-01',
      citation: '§ 18c SGB XI',
      status: 'to_verify',
    },
  ]),
  ...rows(sick, [
    {
      ruleId: 'DE-EFZG-3',
      startEvent: 'incapacity_began',
      duration: 42,
      unit: 'calendar_day',
      counting: 'start_is_day_one',
      citation: '§ 3 EFZG',
    },
    { ruleId: 'DE-SGBV-48-END', startEvent: 'incapacity_began', duration: 546, unit: 'calendar_day', counting: 'start_is_day_one' },
    { ruleId: 'DE-SGBV-48-BLOCK', startEvent: 'incapacity_began', duration: 36, unit: 'month', counting: 'start_is_day_one' },
    { ruleId: 'DE-SGBV-49-NOTIFY', startEvent: 'incapacity_began', duration: 7, unit: 'calendar_day', citation: '§ 49 (1) no. 5 SGB V' },
    { ruleId: 'DE-SGBV-51-APPLY', startEvent: 'fund_asked', duration: 70, unit: 'calendar_day', citation: '§ 51 SGB V' },
  ]),
];
