import { mayDo, type Role } from '#kernel';

/** Who enters a referral: the receiver itself, for whoever called or wrote, or somebody who sends it to another organisation. */
export function sideOf(
  actor: { readonly roles: readonly Role[]; readonly organizationId: string | null },
  receivingOrganizationId: string,
): 'received' | 'sent' {
  return actor.organizationId === receivingOrganizationId && mayDo(actor.roles, 'referrals.receive') ? 'received' : 'sent';
}

/** Only a supervisor may give somebody more cases than the programme allows. */
export function mayOverrideLimit(roles: readonly Role[], overrideReason: string | null): boolean {
  return overrideReason === null || mayDo(roles, 'cases.supervise');
}
