import type { Language, Role } from '#kernel';
import { record, type Tx } from '#platform';
import { savePassword } from './account-store.ts';
import { userAdded } from './events.ts';
import { addMembership } from './membership-store.ts';
import { hashPassword } from './password-hash.ts';

/** A person who can sign in at once: for demonstrations and tests, where nobody reads an invitation. */
export interface DemoUser {
  readonly id: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title?: string;
  readonly language?: Language;
  readonly timeZone?: string;
  readonly password: string;
  readonly memberships: readonly { readonly id: string; readonly organizationId: string; readonly role: Role }[];
  /** Where it stands among the sign-ins the sign-in page offers; left out, it is not offered. */
  readonly offeredAs?: number;
}

/** Registers an active account with its password and roles, as the platform. Offered accounts are listed on the sign-in page with their password. */
export async function registerUser(tx: Tx, { password, memberships, offeredAs, ...user }: DemoUser): Promise<void> {
  await tx.db
    .insertInto('users')
    .values({ ...user, state: 'active' })
    .execute();
  await savePassword(tx, user.id, await hashPassword(password));
  if (offeredAs !== undefined) await tx.db.insertInto('demoSignIns').values({ userId: user.id, position: offeredAs, password }).execute();
  record(tx, userAdded, { organizationId: memberships[0]?.organizationId }, { userId: user.id });
  for (const membership of memberships) await addMembership(tx, user.id, membership as never);
}
