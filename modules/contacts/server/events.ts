import { z } from 'zod';
import { defineEvent } from '#platform';
import { ContactMode, ContactOutcome, ContactParty } from '../model.ts';

const facts = z.object({
  contactId: z.uuid(),
  mode: ContactMode,
  outcome: ContactOutcome,
  party: ContactParty,
  at: z.string(),
  minutes: z.number().int(),
  hasNote: z.boolean(),
});

/** Two events, because a failed attempt is drawn red on the timeline. */
export const clientContacted = defineEvent('contacts', 'contact-logged', { category: 'social', group: 'contact', facts });
export const contactFailed = defineEvent('contacts', 'contact-failed', { category: 'social', group: 'contact', weight: 'failed', facts });
export const contactCorrected = defineEvent('contacts', 'contact-corrected', {
  category: 'social',
  group: 'contact',
  facts: z.object({ contactId: z.uuid(), fields: z.array(z.string()) }),
});
const ofContact = {
  category: 'social',
  group: 'contact',
  facts: z.object({ contactId: z.uuid(), mode: ContactMode, at: z.string() }),
} as const;
export const noteSigned = defineEvent('contacts', 'note-signed', ofContact);
export const addendumAdded = defineEvent('contacts', 'addendum-added', ofContact);
export const noteReviewed = defineEvent('contacts', 'note-reviewed', ofContact);
export const contactEvents = [clientContacted, contactFailed, contactCorrected, noteSigned, addendumAdded, noteReviewed];
