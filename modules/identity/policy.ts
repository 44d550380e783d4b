import type { Role } from '#kernel';

/** An organisation as far as it matters who runs its accounts. */
export interface AdministeredOrganization {
  readonly id: string;
  /** Whether somebody holds the role of administrator there today. */
  readonly hasAdministrator: boolean;
}

/** An administrator, in the organisation they act for. */
export interface Administrator {
  readonly organizationId: string | null;
  readonly roles: readonly Role[];
}

/**
 * Accounts and roles of an organisation belong to its own administrators. One without any (a new one, a small practice) is run by every
 * administrator of the network, so that there is a way in.
 */
export function mayAdminister(actor: Administrator, organization: AdministeredOrganization): boolean {
  if (!actor.roles.includes('administrator')) return false;
  return organization.id === actor.organizationId || !organization.hasAdministrator;
}

/** An account as a whole (address, disabling, second factor) is changed by those who run every organisation it works for today. */
export function mayChangeAccount(actor: Administrator, organizations: readonly AdministeredOrganization[]): boolean {
  return actor.roles.includes('administrator') && organizations.every((organization) => mayAdminister(actor, organization));
}
