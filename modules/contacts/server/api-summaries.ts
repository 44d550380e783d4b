import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const contactsSummaries: ApiSummaries = {
  'POST /contacts': 'Log a contact',
  'GET /contacts': 'Contacts of a case',
  'PATCH /contacts/{id}': 'Correct a contact',
  'GET /contacts/{id}': 'One contact',
  'POST /contacts/{id}/signature': 'Sign a note',
  'POST /contacts/{id}/addenda': 'Add to a signed note',
  'POST /contacts/{id}/review': 'Review a note',
  'GET /team/contacts': 'Direct service and its place, by worker',
  'GET /cases/{id}/note-templates': 'Templates for notes on a case',
};
