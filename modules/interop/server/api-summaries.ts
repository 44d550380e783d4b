import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const interopSummaries: ApiSummaries = {
  'PUT /imports/{id}': 'Send files to be imported',
  'GET /imports/{id}': 'How an import goes',
  'GET /imports': 'Imports so far',
  'GET /imports/{id}/problems': 'What an import could not take',
  'GET /imports/{id}/problems/export': 'What an import could not take, as CSV or XLSX',
  'POST /imports/{id}/cancellation': 'Stop an import',
  'GET /people/{id}/health-record': 'Which kinds of entries the health record has',
  'GET /people/{id}/health-entries': 'Entries of one kind of the health record',
  'GET /health-entries/{id}/files/{index}': 'A file of the health record',
};
