import { z } from 'zod';
import { PostalAddress } from '#kernel';
import { OrganizationKind, Sector, Setting } from '../model.ts';
import type { Organization } from './queries.ts';

/** What is asked about an organisation. */
export const OrganizationForm = z.object({
  name: z.string().trim().min(1).max(200),
  kind: OrganizationKind,
  sector: Sector,
  setting: Setting,
  phone: z.string().trim().max(40).nullable(),
  email: z.email().max(254).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  address: PostalAddress.nullable(),
  acceptsPublicReferrals: z.boolean(),
});
export type OrganizationForm = z.output<typeof OrganizationForm>;

/** The fields of an organisation as the form begins with them. */
export function formOf(organization: Organization): Partial<z.input<typeof OrganizationForm>> {
  const { name, kind, sector, setting, phone, email, website, address, acceptsPublicReferrals } = organization;
  return { name, kind, sector, setting, phone, email, website, address, acceptsPublicReferrals };
}
