import { rows } from './rows.ts';

const notices = { jurisdiction: 'US', lineOfBusiness: 'medicare', citation: '42 CFR 405.1205, 422.620', status: 'verified' } as const;
const moon = { ...notices, citation: '42 CFR 489.20(y)' } as const;
const transitions = { ...notices, citation: 'CPT 99495, 99496', status: 'verified' } as const;
const homeHealth = { jurisdiction: 'US', lineOfBusiness: 'home_health', citation: '42 CFR 424.22', status: 'verified' } as const;

/** Notices around a hospital stay, follow-up after it, and certification of home health. */
export const dischargeRules = [
  ...rows(notices, [
    { ruleId: 'US-IM-FIRST', startEvent: 'inpatient_admission', duration: 2, unit: 'calendar_day' },
    { ruleId: 'US-IM-COPY-OPENS', startEvent: 'discharge', duration: 2, unit: 'calendar_day', direction: 'before' },
    { ruleId: 'US-IM-COPY-CLOSES', startEvent: 'discharge', duration: 0, unit: 'calendar_day', direction: 'before' },
    { ruleId: 'US-IM-COPY-BEFORE-LEAVING', startEvent: 'leaving', duration: 4, unit: 'hour', direction: 'before' },
    {
      ruleId: 'US-DND',
      startEvent: 'qio_notified',
      duration: 1,
      unit: 'calendar_day',
      endOfDayRule: 'noon',
      citation: '42 CFR 405.1206',
      status: 'to_verify',
    },
    {
      ruleId: 'US-QIO-REQUEST',
      startEvent: 'discharge',
      duration: 0,
      unit: 'calendar_day',
      citation: '42 CFR 405.1206',
      status: 'to_verify',
    },
    {
      ruleId: 'US-NOMNC',
      startEvent: 'services_end',
      duration: 2,
      unit: 'calendar_day',
      direction: 'before',
      citation: '42 CFR 405.1200, 422.624',
      status: 'to_verify',
    },
  ]),
  ...rows(moon, [
    { ruleId: 'US-MOON-OWED', startEvent: 'observation_began', duration: 24, unit: 'hour' },
    { ruleId: 'US-MOON-LATEST', startEvent: 'observation_began', duration: 36, unit: 'hour' },
  ]),
  ...rows(transitions, [
    { ruleId: 'US-TCM-CONTACT', startEvent: 'discharge', duration: 2, unit: 'business_day' },
    { ruleId: 'US-TCM-VISIT-HIGH', startEvent: 'discharge', duration: 7, unit: 'calendar_day' },
    { ruleId: 'US-TCM-VISIT-MODERATE', startEvent: 'discharge', duration: 14, unit: 'calendar_day' },
    { ruleId: 'US-TCM-PERIOD', startEvent: 'discharge', duration: 29, unit: 'calendar_day' },
  ]),
  ...rows(homeHealth, [
    { ruleId: 'US-HH-CERTIFICATION', startEvent: 'start_of_care', duration: 60, unit: 'calendar_day', counting: 'start_is_day_one' },
    {
      ruleId: 'US-HH-RECERT-OPENS',
      startEvent: 'start_of_care',
      duration: 56,
      unit: 'calendar_day',
      counting: 'start_is_day_one',
      status: 'to_verify',
    },
    {
      ruleId: 'US-HH-RECERT-CLOSES',
      startEvent: 'start_of_care',
      duration: 60,
      unit: 'calendar_day',
      counting: 'start_is_day_one',
      status: 'to_verify',
    },
    { ruleId: 'US-HH-F2F-OPENS', startEvent: 'start_of_care', duration: 90, unit: 'calendar_day', direction: 'before' },
    { ruleId: 'US-HH-F2F-CLOSES', startEvent: 'start_of_care', duration: 30, unit: 'calendar_day' },
  ]),
];
