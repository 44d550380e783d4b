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
export const calendarEvents = [
  appointmentMade,
  appointmentChanged,
  appointmentKept,
  appointmentMissed,
  appointmentCancelled,
  appointmentReopened,
];
