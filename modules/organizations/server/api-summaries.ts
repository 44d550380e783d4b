import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const organizationsSummaries: ApiSummaries = {
  'GET /organizations': 'The organisations of the network',
  'POST /organizations': 'Add an organisation',
  'GET /organizations/export': 'The list of organisations as CSV or XLSX',
  'GET /organizations/{id}': 'One organisation',
  'PATCH /organizations/{id}': 'Change an organisation',
  'GET /organizations/{id}/staff': 'Who works at an organisation',
};
