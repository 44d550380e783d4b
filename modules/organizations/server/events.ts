import { z } from 'zod';
import { defineEvent } from '#platform';
import { OrganizationKind, Sector, Setting } from '../model.ts';

const on = { category: 'identity', group: 'decision' } as const;
const organizationId = z.uuid();

export const organizationAdded = defineEvent('organizations', 'organization-added', {
  ...on,
  facts: z.object({ organizationId, name: z.string(), kind: OrganizationKind, sector: Sector, setting: Setting }),
});
export const organizationChanged = defineEvent('organizations', 'organization-changed', {
  ...on,
  facts: z.object({ organizationId, name: z.string(), fields: z.array(z.string()) }),
});
export const organizationDeactivated = defineEvent('organizations', 'organization-deactivated', {
  ...on,
  facts: z.object({ organizationId, name: z.string() }),
});
export const organizationReactivated = defineEvent('organizations', 'organization-reactivated', {
  ...on,
  facts: z.object({ organizationId, name: z.string() }),
});

export const organizationEvents = [organizationAdded, organizationChanged, organizationDeactivated, organizationReactivated];
