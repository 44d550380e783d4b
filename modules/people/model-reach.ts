import { z } from 'zod';
import { CalendarDate, idOf, PostalAddress } from '#kernel';

export const ContactPointId = idOf<'ContactPointId'>();
export const AddressId = idOf<'AddressId'>();

/** Ways to reach somebody. The same number is told apart as a call and as a text: one may be safe and the other not. */
export const contactKinds = ['phone', 'text', 'email', 'post'] as const;
export const ContactKind = z.enum(contactKinds);
export type ContactKind = z.infer<typeof ContactKind>;

export const ContactUsage = z.enum(['home', 'mobile', 'work', 'other']);

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);

/** When it may be used: on these weekdays (Monday is 1) from one clock time to another, at the person's place. */
export const ReachableHours = z
  .object({ days: z.array(Weekday).min(1).max(7), from: clock, to: clock })
  .refine((hours) => hours.from < hours.to, {
    message: 'ends before it begins',
    path: ['to'],
    params: { code: 'period.ends-before-it-begins' },
  });
export type ReachableHours = z.infer<typeof ReachableHours>;

export const contactPointFields = {
  kind: ContactKind,
  /** A phone number as typed, an e-mail address; null means the kind as a whole: "no letters". */
  value: z.string().trim().min(1).max(254).nullable(),
  usage: ContactUsage.nullable(),
  /** Whose it is when it is not the person's own: "sister Lucia". */
  belongsTo: z.string().trim().min(1).max(100).nullable(),
  /** 1 is tried first. */
  rank: z.int().min(1).max(99),
  safeToCall: z.boolean(),
  safeToLeaveMessage: z.boolean(),
  /** What to say who is calling, when the name of the organisation must not be heard. */
  codeName: z.string().trim().min(1).max(100).nullable(),
  hours: ReachableHours.nullable(),
  /** This is how *not* to reach the person. */
  doNotUse: z.boolean(),
  note: z.string().trim().max(500),
};

/** Nothing is assumed safe that nobody said: a message is left only where that was agreed. */
export const NewContactPoint = z
  .object({
    id: ContactPointId,
    kind: ContactKind,
    value: contactPointFields.value.default(null),
    usage: ContactUsage.nullable().default(null),
    belongsTo: contactPointFields.belongsTo.default(null),
    rank: contactPointFields.rank.default(1),
    safeToCall: z.boolean().default(true),
    safeToLeaveMessage: z.boolean().default(false),
    codeName: contactPointFields.codeName.default(null),
    hours: ReachableHours.nullable().default(null),
    doNotUse: z.boolean().default(false),
    note: contactPointFields.note.default(''),
  })
  .refine((point) => point.value !== null || point.doNotUse || point.kind === 'post', {
    message: 'a number or an address is missing',
    path: ['value'],
    params: { code: 'contact-point.value-missing' },
  });
export type NewContactPoint = z.infer<typeof NewContactPoint>;

export const ContactPointChange = z.object(contactPointFields).partial();
export type ContactPointChange = z.infer<typeof ContactPointChange>;

export const ContactPoint = z.object({ id: ContactPointId, ...contactPointFields, version: z.number().int() });
export type ContactPoint = z.infer<typeof ContactPoint>;

export const AddressUsage = z.enum(['home', 'postal', 'temporary', 'work']);

export const addressFields = {
  usage: AddressUsage,
  address: PostalAddress,
  validFrom: CalendarDate.nullable(),
  validUntil: CalendarDate.nullable(),
  note: z.string().trim().max(500),
};

export const NewAddress = z
  .object({
    id: AddressId,
    usage: AddressUsage.default('home'),
    address: PostalAddress,
    validFrom: CalendarDate.nullable().default(null),
    validUntil: CalendarDate.nullable().default(null),
    note: addressFields.note.default(''),
  })
  .refine(endsAfterItBegan, { message: 'ends before it begins', path: ['validUntil'], params: { code: 'period.ends-before-it-begins' } });
export type NewAddress = z.infer<typeof NewAddress>;

export const AddressChange = z
  .object(addressFields)
  .partial()
  .refine(endsAfterItBegan, { message: 'ends before it begins', path: ['validUntil'], params: { code: 'period.ends-before-it-begins' } });
export type AddressChange = z.infer<typeof AddressChange>;

export const PersonAddress = z.object({ id: AddressId, ...addressFields, version: z.number().int() });
export type PersonAddress = z.infer<typeof PersonAddress>;

function endsAfterItBegan(of: { validFrom?: string | null | undefined; validUntil?: string | null | undefined }): boolean {
  return !of.validFrom || !of.validUntil || of.validFrom <= of.validUntil;
}
