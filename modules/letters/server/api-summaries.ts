import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const lettersSummaries: ApiSummaries = {
  'GET /letter-templates': 'Letter templates of the network',
  'GET /letter-templates/{id}': 'One letter template',
  'POST /letter-templates': 'Add a letter template',
  'PATCH /letter-templates/{id}': 'Change, publish or retire a letter template',
  'POST /cases/{id}/letters/draft': 'What a template says for this case and recipient',
  'POST /cases/{id}/letters/preview': 'A letter in work as PDF',
  'POST /cases/{id}/letters': 'Finish a letter and file it with the case',
  'GET /cases/{id}/letters': 'Letters written on a case',
};
