import { sql } from 'kysely';
import type { Language } from '#kernel';
import { type Actor, type Db, systemActor, type Tx } from '#platform';
import { isHeldOn } from '../rules.ts';

/** Which account an address, a link or a cookie leads to. Looked up across networks: the one thing done before anybody is signed in. */
export interface AccountKey {
  readonly networkId: string;
  readonly userId: string;
}

/** What is needed to decide a sign-in. */
export interface Account extends AccountKey {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly language: Language;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly passwordHash: string | null;
  readonly hasSecondFactor: boolean;
  /** The organisations in which the person holds a role today, the first one first. */
  readonly organizationIds: readonly string[];
}

export async function accountOfEmail(db: Db, email: string): Promise<AccountKey | undefined> {
  const { rows } = await sql<AccountKey>`SELECT network_id AS "networkId", user_id AS "userId" FROM account_of_email(${email})`.execute(db);
  return rows[0];
}

export async function accountOfToken(db: Db, purpose: string, tokenHash: Buffer): Promise<(AccountKey & { tokenId: string }) | undefined> {
  const { rows } = await sql<
    AccountKey & { tokenId: string }
  >`SELECT network_id AS "networkId", user_id AS "userId", token_id AS "tokenId" FROM account_of_token(${purpose}, ${tokenHash})`.execute(
    db,
  );
  return rows[0];
}

export async function accountOfSession(db: Db, tokenHash: Buffer): Promise<(AccountKey & { sessionId: string }) | undefined> {
  const { rows } = await sql<
    AccountKey & { sessionId: string }
  >`SELECT network_id AS "networkId", user_id AS "userId", session_id AS "sessionId" FROM account_of_session(${tokenHash})`.execute(db);
  return rows[0];
}

/** The platform acting for a person who is about to prove who they are. */
export function onBehalfOf({ networkId, userId }: AccountKey, organizationId?: string): Actor {
  return systemActor(networkId, { timeZone: 'UTC', language: 'en', userId, ...(organizationId ? { organizationId } : {}) });
}

/** Needs the platform's sight: nobody else reads password hashes. */
export async function loadAccount(tx: Tx, userId: string): Promise<Account> {
  const user = await tx.db
    .selectFrom('users as u')
    .leftJoin('credentials as c', 'c.userId', 'u.id')
    .leftJoin('secondFactors as f', (join) => join.onRef('f.userId', '=', 'u.id').on('f.confirmedAt', 'is not', null))
    .where('u.id', '=', userId)
    .select(['u.id', 'u.networkId', 'u.email', 'u.givenName', 'u.familyName', 'u.language', 'u.state', 'c.passwordHash', 'f.confirmedAt'])
    .executeTakeFirstOrThrow();
  const { id, confirmedAt, ...account } = user;
  return {
    ...account,
    userId: id,
    language: user.language as Language,
    state: user.state as Account['state'],
    hasSecondFactor: confirmedAt !== null,
    organizationIds: await organizationsOf(tx, userId),
  };
}

async function organizationsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('memberships as m')
    .innerJoin('organizations as o', 'o.id', 'm.organizationId')
    .innerJoin('networks as n', 'n.id', 'm.networkId')
    .where('m.userId', '=', userId)
    .where('o.active', '=', true)
    .select(['m.organizationId', 'm.validFrom', 'm.validUntil'])
    .select(sql<string>`(${tx.now.toString()}::timestamptz AT TIME ZONE coalesce(o.time_zone, n.time_zone))::date`.as('day'))
    .orderBy('m.createdAt')
    .orderBy('m.organizationId')
    .execute();
  return [...new Set(rows.filter((row) => isHeldOn(row as never, row.day as never)).map((row) => row.organizationId))];
}

/** Sets the password anew; a sign-in offered for trying out ends with it. */
export async function savePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  const values = { passwordHash, changedAt: tx.now.toString() };
  await tx.db
    .insertInto('credentials')
    .values({ userId, ...values })
    .onConflict((conflict) => conflict.columns(['networkId', 'userId']).doUpdateSet(values))
    .execute();
  await tx.db.deleteFrom('demoSignIns').where('userId', '=', userId).execute();
}

/** The same password in a newer hash. */
export async function replaceHash(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.db.updateTable('credentials').set({ passwordHash }).where('userId', '=', userId).execute();
}
