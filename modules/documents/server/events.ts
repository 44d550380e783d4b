import { z } from 'zod';
import { defineEvent } from '#platform';
import { DocumentKind } from '../model.ts';

const facts = z.object({ documentId: z.uuid(), kind: DocumentKind, title: z.string(), number: z.int() });
const on = { category: 'social', group: 'document', facts } as const;

export const documentFiled = defineEvent('documents', 'document-filed', on);
export const documentChanged = defineEvent('documents', 'document-changed', on);
export const documentInError = defineEvent('documents', 'document-in-error', on);
/** A file in which malware was found: what somebody wanted to file, and what was found in it. */
export const documentInfected = defineEvent('documents', 'document-infected', {
  ...on,
  facts: facts.omit({ number: true }).extend({ signature: z.string() }),
});
export const documentEvents = [documentFiled, documentChanged, documentInError, documentInfected];
