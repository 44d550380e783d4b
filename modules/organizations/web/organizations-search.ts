import { z } from 'zod';
import { OrganizationKind, Sector, Setting } from '../model.ts';
import { CredentialType, credentialStatuses } from '../model-credential.ts';
import { HolidaySetId } from '../model-place.ts';

/** What the address of the list of organisations says. */
export const OrganizationsSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kind: OrganizationKind.optional().catch(undefined),
  sector: Sector.optional().catch(undefined),
  setting: Setting.optional().catch(undefined),
  active: z.enum(['no', 'all']).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
});
export type OrganizationsSearch = z.infer<typeof OrganizationsSearch>;

/** What the address of the list of licences and certificates says; without a status, what somebody has to see to. */
export const CredentialsSearch = z.object({
  status: z
    .enum([...credentialStatuses, 'all'])
    .optional()
    .catch(undefined),
  type: CredentialType.optional().catch(undefined),
  holder: z.enum(['organization', 'staff']).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
});
export type CredentialsSearch = z.infer<typeof CredentialsSearch>;

/** What the address of the holidays says: which set, and which year. */
export const HolidaysSearch = z.object({
  set: HolidaySetId.optional().catch(undefined),
  year: z.number().int().min(1900).max(2200).optional().catch(undefined),
});
