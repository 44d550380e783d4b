import { z } from 'zod';
import { organizationFields } from '../model.ts';
import type { Organization } from './queries.ts';

const { timeZone: _timeZone, holidaySet: _holidaySet, ...asked } = organizationFields;

/** What is asked about an organisation; where its clocks are read is asked at its place. */
export const OrganizationForm = z.object(asked);
export type OrganizationForm = z.output<typeof OrganizationForm>;

/** The fields of an organisation as the form begins with them. */
export function formOf(organization: Organization): Partial<z.input<typeof OrganizationForm>> {
  const { name, kind, sector, setting, phone, email, website, address, acceptsPublicReferrals } = organization;
  return { name, kind, sector, setting, phone, email, website, address, acceptsPublicReferrals };
}
