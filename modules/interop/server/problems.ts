import type { Problems } from '#platform';

export const interopProblems: Problems = {
  'import.path-missing': { status: 404, title: 'There is no such file or folder' },
  'import.nothing-to-read': { status: 422, title: 'There is no FHIR file in it' },
  'import.no-file': { status: 422, title: 'There is no file in the request' },
  'import.busy': { status: 409, title: 'This import is already running' },
  'import.cancelled': { status: 409, title: 'This import was cancelled' },
};
