import { z } from 'zod';
import { defineEvent } from '#platform';
import { Audience, Delivery } from '../model.ts';

/** A letter was finished. The client is not named; anybody else is, because it says who was told. */
export const letterWritten = defineEvent('letters', 'letter-written', {
  category: 'social',
  group: 'document',
  facts: z.object({
    letterId: z.uuid(),
    documentId: z.uuid(),
    title: z.string(),
    to: z.enum(['client', 'other']),
    name: z.string().nullable(),
    delivery: Delivery,
  }),
});

export const templateChanged = defineEvent('letters', 'template-changed', {
  category: 'social',
  group: 'decision',
  facts: z.object({ templateId: z.uuid(), audience: Audience, change: z.enum(['added', 'changed', 'published', 'retired']) }),
});

export const letterEvents = [letterWritten, templateChanged];
