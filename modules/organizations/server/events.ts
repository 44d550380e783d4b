import { z } from 'zod';
import { defineEvent } from '#platform';
import { OrganizationKind, Sector, Setting } from '../model.ts';
import { CredentialType } from '../model-credential.ts';

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

const site = z.object({ organizationId, siteId: z.uuid(), name: z.string() });
export const siteAdded = defineEvent('organizations', 'site-added', { ...on, facts: site });
export const siteChanged = defineEvent('organizations', 'site-changed', { ...on, facts: site.extend({ fields: z.array(z.string()) }) });

const contact = z.object({ organizationId, contactId: z.uuid(), name: z.string() });
export const contactAdded = defineEvent('organizations', 'contact-added', { ...on, facts: contact });
export const contactChanged = defineEvent('organizations', 'contact-changed', {
  ...on,
  facts: contact.extend({ fields: z.array(z.string()) }),
});

const closure = z.object({ organizationId, closureId: z.uuid(), name: z.string(), firstDay: z.string() });
export const closureAdded = defineEvent('organizations', 'closure-added', { ...on, facts: closure });
export const closureRemoved = defineEvent('organizations', 'closure-removed', { ...on, facts: closure });

/** Neither number nor name: whoever may not see the credential may still read that something about one was noted. */
const credential = z.object({ organizationId, credentialId: z.uuid(), userId: z.uuid().nullable(), type: CredentialType });
export const credentialAdded = defineEvent('organizations', 'credential-added', { ...on, facts: credential });
export const credentialChanged = defineEvent('organizations', 'credential-changed', {
  ...on,
  facts: credential.extend({ fields: z.array(z.string()), renewed: z.boolean() }),
});
export const credentialEnded = defineEvent('organizations', 'credential-ended', { ...on, facts: credential.extend({ on: z.string() }) });
export const credentialEnteredInError = defineEvent('organizations', 'credential-entered-in-error', { ...on, facts: credential });

export const organizationEvents = [
  organizationAdded,
  organizationChanged,
  organizationDeactivated,
  organizationReactivated,
  siteAdded,
  siteChanged,
  contactAdded,
  contactChanged,
  closureAdded,
  closureRemoved,
  credentialAdded,
  credentialChanged,
  credentialEnded,
  credentialEnteredInError,
];
