import { z } from 'zod';
import { idOf, PostalAddress } from '#kernel';

export const SiteId = idOf<'SiteId'>();
export const ContactId = idOf<'OrganizationContactId'>();

/** As HSDS tells locations apart: one can go there, one can write there, or it is on the telephone and the net only. */
export const siteKinds = ['physical', 'postal', 'virtual'] as const;
export const SiteKind = z.enum(siteKinds);

/** What somebody must know who cannot simply walk in. */
export const accessibilities = [
  'step_free',
  'lift',
  'accessible_toilet',
  'accessible_parking',
  'hearing_loop',
  'sign_language',
  'plain_language',
  'quiet_room',
  'assistance_dog',
] as const;
export const Accessibility = z.enum(accessibilities);

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);

/** Open on these weekdays (Monday is 1) from one clock time to another, at the place itself (HSDS schedule: byday, opens_at, closes_at). */
export const OpeningHours = z
  .object({ days: z.array(Weekday).min(1).max(7), opensAt: clock, closesAt: clock })
  .refine((hours) => hours.opensAt < hours.closesAt, {
    message: 'closes before it opens',
    path: ['closesAt'],
    params: { code: 'period.ends-before-it-begins' },
  });
export type OpeningHours = z.infer<typeof OpeningHours>;

const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const note = z.string().trim().max(500);
const phone = z.string().trim().max(40).nullable();
const email = z.email().max(254).nullable();

export const siteFields = {
  name: z.string().trim().min(1).max(200),
  kind: SiteKind,
  address: PostalAddress.nullable(),
  phone,
  email,
  openingHours: z.array(OpeningHours).max(14),
  openingNote: note,
  languages: z.array(LanguageTag).max(30),
  accessibility: z.array(Accessibility),
  accessibilityNote: note,
  transportation: note,
  isMain: z.boolean(),
};

export const NewSite = z.object({
  id: SiteId,
  ...siteFields,
  kind: SiteKind.default('physical'),
  address: siteFields.address.default(null),
  phone: phone.default(null),
  email: email.default(null),
  openingHours: siteFields.openingHours.default([]),
  openingNote: note.default(''),
  languages: siteFields.languages.default([]),
  accessibility: siteFields.accessibility.default([]),
  accessibilityNote: note.default(''),
  transportation: note.default(''),
  isMain: z.boolean().default(false),
});
export type NewSite = z.infer<typeof NewSite>;

const somethingToChange = (change: object) => Object.values(change).some((value) => value !== undefined);

/** Only what is sent is changed; `active` closes a site and opens it again. */
export const SiteChange = z
  .object({ ...siteFields, active: z.boolean() })
  .partial()
  .refine(somethingToChange, { message: 'nothing to change' });
export type SiteChange = z.infer<typeof SiteChange>;

export const SiteView = z.object({ id: SiteId, ...siteFields, active: z.boolean(), version: z.number().int() });
export type SiteView = z.infer<typeof SiteView>;

export const contactFields = {
  name: z.string().trim().min(1).max(200),
  /** What they do there, in their own words: "admissions nurse". */
  function: z.string().trim().max(200),
  phone,
  email,
  note,
};

/** Somebody to ask for who has no account. */
export const NewContact = z.object({
  id: ContactId,
  ...contactFields,
  function: contactFields.function.default(''),
  phone: phone.default(null),
  email: email.default(null),
  note: note.default(''),
});
export type NewContact = z.infer<typeof NewContact>;

export const ContactChange = z
  .object({ ...contactFields, active: z.boolean() })
  .partial()
  .refine(somethingToChange, { message: 'nothing to change' });
export type ContactChange = z.infer<typeof ContactChange>;

export const ContactView = z.object({ id: ContactId, ...contactFields, active: z.boolean(), version: z.number().int() });
export type ContactView = z.infer<typeof ContactView>;
