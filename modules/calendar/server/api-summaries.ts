import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const calendarSummaries: ApiSummaries = {
  'GET /appointments': 'Appointments of a span of time or a case',
  'GET /cases/{id}/open-appointments': 'Whatever of a case is still planned',
  'POST /appointments': 'Make an appointment',
  'GET /appointments/{id}': 'One appointment',
  'PATCH /appointments/{id}': 'Change or move an appointment',
  'POST /appointments/{id}/outcome': 'Say how an appointment went',
  'GET /appointment-series': 'The series of a case',
  'POST /appointment-series': 'Make a series',
  'POST /appointment-series/preview': 'Try a rhythm out: its dates and what is in the way',
  'POST /appointment-series/{id}/changes': 'Change a series from one date on',
  'POST /appointment-series/{id}/cancellation': 'End a series from one date on',
  'GET /calendar-feed': 'Whether your calendar feed is on, and since when',
  'POST /calendar-feed': 'Turn your calendar feed on, or give it a new secret address',
  'DELETE /calendar-feed': 'Turn your calendar feed off',
  'GET /ical/{token}.ics': 'Your appointments for a calendar program; the address is the secret',
};
