import { z } from 'zod';
import { idOf, PostalAddress, Role, TimeZone } from '#kernel';
import { HolidaySetId } from './model-place.ts';

export const OrganizationId = idOf<'OrganizationId'>();
export type OrganizationId = z.infer<typeof OrganizationId>;

export const organizationKinds = [
  'social_agency',
  'hospital',
  'practice',
  'rehabilitation',
  'home_health_agency',
  'nursing_facility',
  'pharmacy',
  'insurer',
  'public_authority',
  'access_point',
  'employment_service',
  'credit_counselling',
  'employer',
  'corrections',
  'veterans_service',
  'legal_service',
  'school',
  'housing_provider',
  'community_group',
  'other',
] as const;
export const OrganizationKind = z.enum(organizationKinds);
export type OrganizationKind = z.infer<typeof OrganizationKind>;

/** The field of work whose laws and habits apply. */
export const sectors = ['health', 'social', 'insurance', 'employment', 'education', 'corrections', 'veterans', 'legal', 'finance'] as const;
export const Sector = z.enum(sectors);
export type Sector = z.infer<typeof Sector>;

/** Who stands behind it. */
export const settings = ['public', 'private', 'non_governmental'] as const;
export const Setting = z.enum(settings);
export type Setting = z.infer<typeof Setting>;

/** What is asked about an organisation. */
export const organizationFields = {
  name: z.string().trim().min(1).max(200),
  kind: OrganizationKind,
  sector: Sector,
  setting: Setting,
  /** As typed; stored in the one form of phone numbers, read in the country of the network. */
  phone: z.string().trim().max(40).nullable(),
  email: z.email().max(254).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  address: PostalAddress.nullable(),
  /** Null means the network's. */
  timeZone: TimeZone.nullable(),
  /** Which public holidays are kept there; null means those of the network's country. */
  holidaySet: HolidaySetId.nullable(),
  /** Whether people without an account may turn to it through the public page. */
  acceptsPublicReferrals: z.boolean(),
};

export const NewOrganization = z.object({
  id: OrganizationId,
  ...organizationFields,
  phone: organizationFields.phone.default(null),
  email: organizationFields.email.default(null),
  website: organizationFields.website.default(null),
  address: organizationFields.address.default(null),
  timeZone: organizationFields.timeZone.default(null),
  holidaySet: organizationFields.holidaySet.default(null),
  acceptsPublicReferrals: organizationFields.acceptsPublicReferrals.default(false),
});
export type NewOrganization = z.infer<typeof NewOrganization>;

/** Only what is sent is changed. */
export const OrganizationChange = z
  .object({ ...organizationFields, active: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: 'nothing to change' });
export type OrganizationChange = z.infer<typeof OrganizationChange>;

export const OrganizationRow = z.object({
  id: OrganizationId,
  name: z.string(),
  kind: OrganizationKind,
  sector: Sector,
  setting: Setting,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string().nullable(),
  staff: z.number().int(),
  active: z.boolean(),
});
export type OrganizationRow = z.infer<typeof OrganizationRow>;

export const OrganizationView = OrganizationRow.omit({ city: true }).extend({
  website: z.string().nullable(),
  address: PostalAddress.nullable(),
  timeZone: z.string().nullable(),
  holidaySet: z.string().nullable(),
  acceptsPublicReferrals: z.boolean(),
  version: z.number().int(),
});
export type OrganizationView = z.infer<typeof OrganizationView>;

/** Somebody who works there today, with everything they do there. */
export const StaffMember = z.object({
  userId: z.uuid(),
  name: z.string(),
  title: z.string().nullable(),
  roles: z.array(Role),
  phone: z.string().nullable(),
  email: z.string(),
});
export type StaffMember = z.infer<typeof StaffMember>;
