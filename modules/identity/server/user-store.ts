import { Refused } from '#kernel';
import { asSystem, changeVersioned, record, type Tx } from '#platform';
import type { NewUser } from '../model.ts';
import { mayChangeAccount } from '../policy.ts';
import { secondFactorOff, sessionsEnded, userAdded, userChanged, userDisabled, userEnabled } from './events.ts';
import { addMembership, organizationsOfUser } from './membership-store.ts';
import { removeSecondFactor } from './second-factor-store.ts';
import { revokeSessions } from './session-store.ts';

/** A new account with its roles, without a password until the invitation is accepted. Refuses what `addMembership` does; the address must be free. */
export async function addUser(tx: Tx, { memberships, ...user }: NewUser): Promise<void> {
  await tx.db
    .insertInto('users')
    .values({ ...user, state: 'invited' })
    .execute();
  record(tx, userAdded, { organizationId: memberships[0]?.organizationId }, { userId: user.id });
  for (const membership of memberships) await addMembership(tx, user.id, membership);
}

/** Changes fields of an account. Refuses `user.managed-elsewhere`. */
export async function changeUser(tx: Tx, userId: string, seen: number, change: Record<string, unknown>): Promise<void> {
  await requireMayChangeAccount(tx, userId);
  await changeVersioned(tx, 'users', userId, seen, change);
  record(tx, userChanged, { organizationId: tx.actor.organizationId ?? undefined }, { userId, fields: Object.keys(change) });
}

/** Closes an account: every session ends at once. Refuses `user.not-oneself`, `user.managed-elsewhere`. */
export async function disableUser(tx: Tx, userId: string, seen: number): Promise<void> {
  if (userId === tx.actor.userId) throw new Refused({ code: 'user.not-oneself' });
  await requireMayChangeAccount(tx, userId);
  await changeVersioned(tx, 'users', userId, seen, { state: 'disabled' });
  await asSystem(tx, () => revokeSessions(tx, userId));
  record(tx, userDisabled, { organizationId: tx.actor.organizationId ?? undefined }, { userId });
}

/** Opens an account again; one that never had a password is invited still. */
export async function enableUser(tx: Tx, userId: string, seen: number): Promise<void> {
  await requireMayChangeAccount(tx, userId);
  const password = await asSystem(tx, () =>
    tx.db.selectFrom('credentials').select('userId').where('userId', '=', userId).executeTakeFirst(),
  );
  await changeVersioned(tx, 'users', userId, seen, { state: password ? 'active' : 'invited' });
  record(tx, userEnabled, { organizationId: tx.actor.organizationId ?? undefined }, { userId });
}

/** Takes the second factor off an account whose authenticator is lost, and ends its sessions: who found it may be among them. Refuses `second-factor.not-on`. */
export async function removeSecondFactorOf(tx: Tx, userId: string): Promise<void> {
  if (userId === tx.actor.userId) throw new Refused({ code: 'user.not-oneself' });
  await requireMayChangeAccount(tx, userId);
  if (!(await asSystem(tx, () => removeSecondFactor(tx, userId)))) throw new Refused({ code: 'second-factor.not-on' });
  await asSystem(tx, () => revokeSessions(tx, userId));
  record(tx, secondFactorOff, { organizationId: tx.actor.organizationId ?? undefined }, { userId, by: 'administrator' });
}

/** Signs somebody out everywhere; the account stays as it is. For a lost telephone, or a session nobody knows. */
export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  if (userId === tx.actor.userId) throw new Refused({ code: 'user.not-oneself' });
  await requireMayChangeAccount(tx, userId);
  await asSystem(tx, () => revokeSessions(tx, userId));
  record(tx, sessionsEnded, { organizationId: tx.actor.organizationId ?? undefined }, { userId, by: 'administrator' });
}

/** Refuses `user.managed-elsewhere` unless the actor runs every organisation the person works for, `record.not-found` for nobody. */
export async function requireMayChangeAccount(tx: Tx, userId: string): Promise<void> {
  const user = await tx.db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst();
  if (!user) throw new Refused({ code: 'record.not-found' });
  if (!mayChangeAccount(tx.actor, await organizationsOfUser(tx, userId))) throw new Refused({ code: 'user.managed-elsewhere' });
}

export async function nameOf(tx: Tx, userId: string): Promise<string> {
  const user = await tx.db.selectFrom('users').select(['givenName', 'familyName']).where('id', '=', userId).executeTakeFirst();
  return user ? `${user.givenName} ${user.familyName}` : '';
}
