import { z } from 'zod';
import { OrganizationKind, Sector, Setting } from '../model.ts';

/** What the address of the list of organisations says. */
export const OrganizationsSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kind: OrganizationKind.optional().catch(undefined),
  sector: Sector.optional().catch(undefined),
  setting: Setting.optional().catch(undefined),
  active: z.enum(['no', 'all']).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
  /** The organisation that lies open beside the list. */
  organization: z.uuid().optional().catch(undefined),
});
export type OrganizationsSearch = z.infer<typeof OrganizationsSearch>;
