import type { Problems } from '#platform';

export const documentProblems = {
  'document.empty': { status: 422, title: 'The file is empty' },
  'document.type-not-taken': { status: 415, title: 'Files of this type are not taken' },
  'document.grows': { status: 422, title: 'This file becomes too large when it is opened' },
  'document.no-file': { status: 400, title: 'The request carries no file' },
  'document.in-error': { status: 410, title: 'This document was entered in error' },
  'document.filed': { status: 409, title: 'A filed document does not change; file a new version' },
  'document.case-not-closed': { status: 409, title: 'The case is not closed' },
  'file.infected': { status: 422, title: 'Malware was found in this file; it was not kept' },
  'file.scan-unavailable': { status: 503, title: 'The malware scanner does not answer; nothing was kept' },
  'document.file-missing': { status: 500, title: 'The file of this document is missing from the store' },
} as const satisfies Problems;
