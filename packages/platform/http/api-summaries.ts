import type { ApiSummaries } from '../area.ts';

/** What the operations of the frame itself do, in one line each: for the reference page. */
export const platformSummaries: ApiSummaries = {
  'GET /drafts': 'What you began to write and did not save yet',
  'GET /drafts/{key}': 'One draft of yours; 204 when there is none',
  'PUT /drafts/{key}': 'Keep a draft',
  'DELETE /drafts/{key}': 'Throw a draft away',
  'GET /duties': 'What is owed: by you, your organisation or on one case',
  'GET /duties/count': 'How much is owed, as a figure',
  'POST /duties/{id}/postponement': 'Put a duty off, with a reason',
  'DELETE /duties/{id}/postponement': 'Take a postponement or dismissal back',
  'POST /duties/{id}/dismissal': 'Say that a duty is not needed, with a reason',
  'POST /duties/{id}/hand-over': 'Give a duty to a colleague',
  'GET /cases/{id}/timeline': 'What happened on a case, the latest first',
};
