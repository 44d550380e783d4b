import type { Role } from '#kernel';
import type { AskedParty, Party } from './model.ts';

/** Which roles may give which word; clients and custodians have none, they sign in person. */
export const partyRoles: Readonly<Record<Party, readonly Role[]>> = {
  client: [],
  custodians: [],
  supervisor: ['supervisor'],
  physician: ['physician_advisor', 'clinician', 'partner'],
  professionals: ['clinician', 'partner', 'supervisor'],
};

/** Who signs in. */
export interface Signer {
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly roles: readonly Role[];
}

/** Whether this person may give the word that was asked for: it is theirs, their organisation's, or (asked of nobody by name) their role's at the managing one. */
export function mayGiveWord(signer: Signer, asked: AskedParty, managingOrganizationId: string): boolean {
  if (!partyRoles[asked.party].some((role) => signer.roles.includes(role))) return false;
  if (asked.userId !== null) return asked.userId === signer.userId;
  return signer.organizationId === (asked.organizationId ?? managingOrganizationId);
}
