import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const peopleSummaries: ApiSummaries = {
  'GET /search': 'Find people, cases and organisations',
  'GET /people': 'The people you may see',
  'POST /people': 'Register a person',
  'GET /people/export': 'The list of people as CSV or XLSX',
  'POST /people/possible-duplicates': 'Who may be known already, and why',
  'GET /people/{id}': 'One person',
  'PATCH /people/{id}': 'Change a person',
  'POST /people/{id}/contact-points': 'Add a way to reach a person, or one not to use',
  'PATCH /people/{id}/contact-points/{pointId}': 'Change a way to reach a person',
  'DELETE /people/{id}/contact-points/{pointId}': 'Remove a way to reach a person',
  'POST /people/{id}/addresses': 'Add an address',
  'PATCH /people/{id}/addresses/{addressId}': 'Change an address',
  'DELETE /people/{id}/addresses/{addressId}': 'Remove an address',
  'POST /people/{id}/relations': 'Add somebody who belongs to a person',
  'PATCH /people/{id}/relations/{relationId}': 'Change a relation',
  'DELETE /people/{id}/relations/{relationId}': 'Remove a relation',
  'POST /people/{id}/identifiers': 'Add an insurance or other number',
  'GET /people/{id}/identifiers/{identifierId}': 'One number in full; the reading is logged',
  'DELETE /people/{id}/identifiers/{identifierId}': 'Remove a number',
  'POST /people/{id}/links': 'Say that two records are one person',
  'POST /people/{id}/links/{linkId}/ending': 'Take back that two records are one person',
};
