import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const consentsSummaries: ApiSummaries = {
  'GET /cases/{id}/consents': 'Consents and releases of a case',
  'POST /cases/{id}/consents': 'Record a consent or release',
  'POST /cases/{id}/consents/{consentId}/revocation': 'Revoke a consent or release',
  'GET /cases/{id}/consents/preview': 'What an organisation would see',
  'GET /cases/{id}/consents/decision': 'Whether something may be shared, and why',
};
