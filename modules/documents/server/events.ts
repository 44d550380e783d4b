import { z } from 'zod';
import { defineEvent } from '#platform';
import { DocumentKind } from '../model.ts';

const facts = z.object({ documentId: z.uuid(), kind: DocumentKind, title: z.string(), number: z.int() });
const on = { category: 'social', group: 'document', facts } as const;

export const documentFiled = defineEvent('documents', 'document-filed', on);
export const documentChanged = defineEvent('documents', 'document-changed', on);
export const documentInError = defineEvent('documents', 'document-in-error', on);
export const documentEvents = [documentFiled, documentChanged, documentInError];
