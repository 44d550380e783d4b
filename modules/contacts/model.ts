import { z } from 'zod';
import { DataCategory, idOf } from '#kernel';

export const ContactId = idOf<'ContactId'>();

/** How people met. A visit is at the person's place; with them on the way to somebody else is accompaniment. */
export const contactModes = ['call', 'text', 'visit', 'mail', 'video', 'office', 'accompaniment'] as const;
export const ContactMode = z.enum(contactModes);
export type ContactMode = z.infer<typeof ContactMode>;

export const contactOutcomes = ['reached', 'voicemail', 'not_reached', 'cancelled_by_client'] as const;
export const ContactOutcome = z.enum(contactOutcomes);
export type ContactOutcome = z.infer<typeof ContactOutcome>;

/** Who was met or spoken to. */
export const ContactParty = z.enum(['client', 'family', 'provider', 'payer', 'other']);
export type ContactParty = z.infer<typeof ContactParty>;

/** What a note may be filed under by the one who writes it; more closely protected kinds have places of their own. */
export const NoteCategory = DataCategory.extract([
  'social',
  'health_general',
  'mental_health',
  'finance',
  'violence_safety',
  'legal_immigration',
]);

const fields = {
  mode: ContactMode,
  outcome: ContactOutcome,
  party: ContactParty,
  /** When it happened; an instant, not later than now. */
  at: z.iso.datetime({ offset: true }),
  /** Working time in whole minutes, travel excluded. */
  minutes: z.number().int().min(0).max(1440),
  note: z.string().trim().max(20_000),
  category: NoteCategory,
};

export const NewContact = z.object({
  id: ContactId,
  caseId: z.uuid(),
  mode: fields.mode,
  outcome: fields.outcome,
  party: fields.party.default('client'),
  at: fields.at,
  minutes: fields.minutes.default(0),
  note: fields.note.default(''),
  category: fields.category.default('social'),
  appointmentId: z.uuid().nullable().default(null),
});
export type NewContact = z.infer<typeof NewContact>;

/** A contact may be corrected; what it said before stays in its history. */
export const ContactChange = z.object(fields).partial();
export type ContactChange = z.infer<typeof ContactChange>;

export const ContactView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  ...fields,
  at: z.string(),
  category: DataCategory,
  appointmentId: z.uuid().nullable(),
  by: z.object({ userId: z.uuid().nullable(), name: z.string() }),
  version: z.number().int(),
});
export type ContactView = z.infer<typeof ContactView>;
