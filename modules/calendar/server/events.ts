import { z } from 'zod';
import { defineEvent } from '#platform';
import { AppointmentReason, AppointmentStatus } from '../model.ts';

const facts = z.object({ appointmentId: z.uuid(), title: z.string(), startsAt: z.string() });
const of = { category: 'social', group: 'contact' } as const;

export const appointmentMade = defineEvent('calendar', 'appointment-made', { ...of, facts });
export const appointmentChanged = defineEvent('calendar', 'appointment-changed', {
  ...of,
  facts: facts.extend({ fields: z.array(z.string()) }),
});
export const appointmentKept = defineEvent('calendar', 'appointment-kept', { ...of, facts });
export const appointmentMissed = defineEvent('calendar', 'appointment-missed', {
  ...of,
  weight: 'failed',
  facts: facts.extend({ reason: AppointmentReason }),
});
export const appointmentCancelled = defineEvent('calendar', 'appointment-cancelled', {
  ...of,
  facts: facts.extend({ reason: AppointmentReason }),
});
export const appointmentReopened = defineEvent('calendar', 'appointment-reopened', {
  ...of,
  facts: facts.extend({ was: AppointmentStatus }),
});
const seriesFacts = z.object({ seriesId: z.uuid(), title: z.string(), count: z.int() });
export const seriesMade = defineEvent('calendar', 'series-made', { ...of, facts: seriesFacts.extend({ startsAt: z.string() }) });
export const seriesChanged = defineEvent('calendar', 'series-changed', {
  ...of,
  facts: seriesFacts.extend({ fields: z.array(z.string()) }),
});
export const seriesCancelled = defineEvent('calendar', 'series-cancelled', {
  ...of,
  facts: seriesFacts.extend({ reason: AppointmentReason }),
});
export const calendarEvents = [
  appointmentMade,
  appointmentChanged,
  appointmentKept,
  appointmentMissed,
  appointmentCancelled,
  appointmentReopened,
  seriesMade,
  seriesChanged,
  seriesCancelled,
];
