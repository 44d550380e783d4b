import type { Problems } from '#platform';
import type { AppointmentRefusal } from '../rules.ts';
import type { SeriesRefusal } from '../rules-series.ts';

export const calendarProblems: Problems<AppointmentRefusal['code'] | SeriesRefusal['code']> = {
  'appointment.ends-before-start': { status: 422, title: 'An appointment ends after it starts' },
  'appointment.too-long': { status: 422, title: 'An appointment lasts a week at most' },
  'appointment.not-over': { status: 422, title: 'How it went can be said once it has begun' },
  'appointment.settled': { status: 409, title: 'It was already said how this appointment went' },
  'appointment.taken-meanwhile': { status: 409, title: 'Somebody else took that time while this was being saved' },
  'appointment.client-elsewhere': { status: 409, title: 'The client has another appointment at that time' },
  'appointment.worker-elsewhere': { status: 409, title: 'A worker has another appointment at that time' },
  'series.weekday-missing': { status: 422, title: 'A weekly series needs a weekday' },
  'series.no-date': { status: 422, title: 'There is no date in this series' },
  'series.too-many': { status: 422, title: 'The series has too many dates' },
  'series.nothing-left': { status: 409, title: 'No date of this series is still planned' },
  'series.collides': { status: 409, title: 'Some dates of the series are taken' },
};

/** The database has the last word: it refuses what two people save at the same moment. Saved again, the rule says what is in the way. */
export const calendarConstraints = {
  appointments_client_elsewhere: 'appointment.taken-meanwhile',
  appointment_workers_elsewhere: 'appointment.taken-meanwhile',
};
