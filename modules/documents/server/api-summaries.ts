import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const documentsSummaries: ApiSummaries = {
  'GET /cases/{id}/documents': 'Documents of a case',
  'POST /cases/{id}/documents': 'File a document with a case',
  'GET /people/{id}/documents': 'Documents of a person',
  'POST /people/{id}/documents': 'File a document with a person',
  'GET /documents/{id}': 'What is said about a document',
  'PATCH /documents/{id}': 'Put right what is said about a document',
  'GET /documents/{id}/versions': 'Versions of a document',
  'GET /documents/{id}/content': 'The file itself',
  'GET /cases/{id}/closure-summary': 'The closing summary as PDF',
  'POST /documents/{id}/entered-in-error': 'Mark a document as entered in error',
};
