import type { Role } from '#kernel';

interface Keeper {
  readonly organizationId: string | null;
  readonly roles: readonly Role[];
}

/**
 * A licence of an organisation is kept by administrators, like the organisation itself; one of somebody who works there by the administrators and
 * supervisors of their own organisation. The database says the same in `professional_credentials`.
 */
export function mayKeepCredential(keeper: Keeper, of: { organizationId: string; userId: string | null }): boolean {
  if (of.userId === null) return keeper.roles.includes('administrator');
  return keeper.organizationId === of.organizationId && keeper.roles.some((role) => role === 'administrator' || role === 'supervisor');
}
