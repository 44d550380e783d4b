import type { Problems } from '#platform';
import type { AppointmentRefusal } from '../rules.ts';

export const calendarProblems: Problems<AppointmentRefusal['code']> = {
  'appointment.ends-before-start': { status: 422, title: 'An appointment ends after it starts' },
  'appointment.too-long': { status: 422, title: 'An appointment lasts a week at most' },
  'appointment.not-over': { status: 422, title: 'How it went can be said once it has begun' },
  'appointment.settled': { status: 409, title: 'It was already said how this appointment went' },
  'appointment.client-elsewhere': { status: 409, title: 'The client has another appointment at that time' },
  'appointment.worker-elsewhere': { status: 409, title: 'A worker has another appointment at that time' },
};

/** The database is the one that knows; what it refuses is said in these words and nothing more about the other appointment. */
export const calendarConstraints = {
  appointments_client_elsewhere: 'appointment.client-elsewhere',
  appointment_workers_elsewhere: 'appointment.worker-elsewhere',
};
