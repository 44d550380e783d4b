import { z } from 'zod';
import { CalendarDate, DataCategory, idOf } from '#kernel';

export const ContactId = idOf<'ContactId'>();

/** How people met. A visit is at the person's place; with them on the way to somebody else is accompaniment; with their team or family at one table is a meeting. */
export const contactModes = ['call', 'text', 'visit', 'mail', 'video', 'office', 'accompaniment', 'meeting'] as const;
export const ContactMode = z.enum(contactModes);
export type ContactMode = z.infer<typeof ContactMode>;

export const contactOutcomes = ['reached', 'voicemail', 'not_reached', 'cancelled_by_client'] as const;
export const ContactOutcome = z.enum(contactOutcomes);
export type ContactOutcome = z.infer<typeof ContactOutcome>;

/** Where people met; `remote` is by telephone, screen or letter. */
export const ContactPlace = z.enum(['office', 'home', 'community', 'facility', 'remote']);
export type ContactPlace = z.infer<typeof ContactPlace>;

/** Who was met or spoken to. */
export const ContactParty = z.enum(['client', 'family', 'provider', 'payer', 'other']);
export type ContactParty = z.infer<typeof ContactParty>;

/** The part of targeted case management a contact was for, as it is billed (42 CFR 440.169(d)). */
export const ServiceComponent = z.enum(['assessment', 'care_plan', 'referral', 'monitoring']);

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
  place: ContactPlace,
  /** Whether the time was direct service: together with the person. */
  direct: z.boolean(),
  component: ServiceComponent.nullable(),
};

/** The most people one contact is written for at once, besides the first. */
export const mostOthers = 20;

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
  /** As usual for the way people met, when null. */
  place: fields.place.nullable().default(null),
  direct: fields.direct.nullable().default(null),
  component: fields.component.default(null),
  /** The other cases of a family or group; each gets a record of its own, and the minutes are shared out. */
  others: z
    .array(z.object({ id: ContactId, caseId: z.uuid() }))
    .max(mostOthers)
    .default([]),
});
export type NewContact = z.infer<typeof NewContact>;

/** A contact may be corrected; what it said before stays in its history. */
export const ContactChange = z.object(fields).partial();
export type ContactChange = z.infer<typeof ContactChange>;

export const NewAddendum = z.object({ id: z.uuid(), text: fields.note.min(1) });
export type NewAddendum = z.infer<typeof NewAddendum>;

export const NewReview = z.object({ id: z.uuid(), feedback: z.string().trim().max(4000).default('') });
export type NewReview = z.infer<typeof NewReview>;

const Person = z.object({ userId: z.uuid().nullable(), name: z.string() });

export const ContactView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  ...fields,
  at: z.string(),
  category: DataCategory,
  appointmentId: z.uuid().nullable(),
  by: Person,
  /** The same for every record of one contact with several people. */
  groupId: z.uuid().nullable(),
  /** From here on the note only gets addenda. */
  signed: z.object({ at: z.string(), by: Person }).nullable(),
  addenda: z.array(z.object({ id: z.uuid(), text: z.string(), at: z.string(), by: Person })),
  review: z.object({ at: z.string(), by: Person, feedback: z.string() }).nullable(),
  version: z.number().int(),
});
export type ContactView = z.infer<typeof ContactView>;

/** A text to start a note from, its fields filled for one case and in the reader's language. */
export const NoteTemplateView = z.object({ key: z.string(), mode: ContactMode, title: z.string(), text: z.string() });
export type NoteTemplateView = z.infer<typeof NoteTemplateView>;

/** What a team did with and for clients in a period: a share is between 0 and 1, null where there is nothing to divide. */
export const TeamContacts = z.object({
  since: CalendarDate,
  items: z.array(
    z.object({
      userId: z.uuid(),
      name: z.string(),
      contacts: z.int(),
      minutes: z.int(),
      directShare: z.number().nullable(),
      inVivoShare: z.number().nullable(),
    }),
  ),
});
export type TeamContacts = z.infer<typeof TeamContacts>;
