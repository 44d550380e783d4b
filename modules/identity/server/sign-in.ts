import { setTimeout as wait } from 'node:timers/promises';
import { Refused, Temporal } from '#kernel';
import { type Platform, record, type Tx } from '#platform';
import { type Account, type AccountKey, accountOfEmail, accountOfSession, loadAccount, onBehalfOf, replaceHash } from './account-store.ts';
import { type Attempt, beginAttempt } from './attempts.ts';
import { sessionRenewed, signedInEvent, signInFailed } from './events.ts';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';
import { acceptCode } from './second-factor-store.ts';
import { beginSession, type Continued, type Origin, revokeSession } from './session-store.ts';
import { holderOfToken, issueToken, isTokenOpen, spendToken } from './token-store.ts';
import { hashToken } from './tokens.ts';

/** Somebody who wants to be let in, and where the request comes from (the full address counts for the lock-out). */
export interface Caller {
  readonly address: string;
  readonly origin: Origin;
}

/** Signed in, with the token of the new session; or half-way, with a token for the second step. */
export type SignedIn =
  | { readonly state: 'signed-in'; readonly token: string }
  | { readonly state: 'second-factor-required'; readonly pendingToken: string; readonly expiresAt: string };

type FailureReason = 'password' | 'second-factor' | 'disabled' | 'not-accepted' | 'no-role';

/**
 * The first step. Refuses `sign-in.failed` for a wrong password as for an account there is not, `sign-in.locked` while too many attempts were
 * made, `sign-in.no-role` for an account that is closed or holds no role today.
 */
export async function signIn(platform: Platform, given: { email: string; password: string }, caller: Caller): Promise<SignedIn> {
  return evenly(async () => {
    const attempt = await beginAttempt(platform, given.email, caller.address);
    const key = await accountOfEmail(platform.db, given.email);
    const account = key && (await platform.inTransaction(onBehalfOf(key), (tx) => loadAccount(tx, key.userId)));
    const checked = await checkPassword(platform, account, given.password, caller);
    if (!checked.hasSecondFactor) return enter(platform, checked, attempt, caller, 'none');
    return askForSecondFactor(platform, checked, attempt);
  });
}

/** The second step, with a code of the authenticator or a recovery code. A wrong code may be corrected while the step lasts. */
export async function passSecondFactor(
  platform: Platform,
  given: { pendingToken: string; code: string },
  caller: Caller,
): Promise<SignedIn> {
  return evenly(async () => {
    const holder = await holderOfToken(platform.db, 'second_factor', given.pendingToken).catch(() => undefined);
    if (!holder) throw new Refused({ code: 'sign-in.step-expired' });
    const account = await platform.inTransaction(onBehalfOf(holder), async (tx) => {
      if (!(await isTokenOpen(tx, holder.tokenId))) throw new Refused({ code: 'sign-in.step-expired' });
      return loadAccount(tx, holder.userId);
    });
    const attempt = await beginAttempt(platform, account.email, caller.address);
    const how = await platform.inTransaction(onBehalfOf(holder), async (tx) => {
      const accepted = await acceptCode(tx, platform.sealer, holder.userId, given.code);
      if (accepted) await spendToken(tx, holder.tokenId, 'sign-in.step-expired');
      return accepted;
    });
    if (!how) return fail(platform, account, 'second-factor', 'sign-in.code-wrong', caller);
    return enter(platform, account, attempt, caller, how);
  });
}

/**
 * Signing in again over the page, after the session ended for want of activity or before something grave: the password of the same person. It goes on until
 * the session would have ended anyway; then the second factor is asked again. Refuses `session.missing` when there is no session to continue, `session.other-person` when it is
 * somebody else's.
 */
export async function renewSession(
  platform: Platform,
  sessionToken: string | undefined,
  given: { userId: string; password: string },
  caller: Caller,
): Promise<SignedIn> {
  return evenly(async () => {
    const key = sessionToken === undefined ? undefined : await accountOfSession(platform.db, hashToken(sessionToken));
    if (!key) throw new Refused({ code: 'session.missing' });
    if (key.userId !== given.userId) throw new Refused({ code: 'session.other-person' });
    const { account, session } = await platform.inTransaction(onBehalfOf(key), async (tx) => ({
      account: await loadAccount(tx, key.userId),
      session: await loadSession(tx, key.sessionId),
    }));
    if (session.revokedAt) throw new Refused({ code: 'session.missing' });
    const attempt = await beginAttempt(platform, account.email, caller.address);
    const checked = await checkPassword(platform, account, given.password, caller);
    const isOver = Temporal.Instant.compare(platform.clock(), Temporal.Instant.from(session.expiresAt)) >= 0;
    if (isOver && checked.hasSecondFactor) return askForSecondFactor(platform, checked, attempt);
    return enter(platform, checked, attempt, caller, 'none', { sessionId: key.sessionId, session, isOver });
  });
}

async function checkPassword(platform: Platform, account: Account | undefined, password: string, caller: Caller): Promise<Account> {
  const isRight = await verifyPassword(password, account?.passwordHash ?? null);
  if (!account) throw new Refused({ code: 'sign-in.failed' });
  if (!isRight || !account.passwordHash)
    return fail(platform, account, account.state === 'invited' ? 'not-accepted' : 'password', 'sign-in.failed', caller);
  if (account.state !== 'active') return fail(platform, account, 'disabled', 'sign-in.no-role', caller);
  if (account.organizationIds.length === 0) return fail(platform, account, 'no-role', 'sign-in.no-role', caller);
  if (isOutdated(account.passwordHash)) {
    const fresh = await hashPassword(password);
    await platform.inTransaction(onBehalfOf(account), (tx) => replaceHash(tx, account.userId, fresh));
  }
  return account;
}

async function askForSecondFactor(platform: Platform, account: Account, attempt: Attempt): Promise<SignedIn> {
  const { token, expiresAt } = await platform.inTransaction(onBehalfOf(account), (tx) => issueToken(tx, account.userId, 'second_factor'));
  await attempt.wentOn();
  return { state: 'second-factor-required', pendingToken: token, expiresAt };
}

async function enter(
  platform: Platform,
  account: Account,
  attempt: Attempt,
  caller: Caller,
  secondFactor: 'none' | 'authenticator' | 'recovery-code',
  continued?: { sessionId: string; session: Continued & { organizationId: string | null }; isOver: boolean },
): Promise<SignedIn> {
  const token = await platform.inTransaction(onBehalfOf(account), async (tx) => {
    const wished = continued ? continued.session.organizationId : await lastOrganization(tx, account.userId);
    const organizationId = account.organizationIds.find((id) => id === wished) ?? account.organizationIds[0] ?? '';
    const session = await beginSession(tx, {
      userId: account.userId,
      organizationId,
      origin: caller.origin,
      continued: continued?.isOver === false ? continued.session : undefined,
    });
    const facts = { userId: account.userId, sessionId: session.sessionId, ...caller.origin };
    if (continued) {
      await revokeSession(tx, account.userId, continued.sessionId);
      record(tx, sessionRenewed, { organizationId }, facts);
    } else {
      record(tx, signedInEvent, { organizationId }, { ...facts, secondFactor });
    }
    return session.token;
  });
  await attempt.succeeded();
  return { state: 'signed-in', token };
}

/** Writes the failed attempt into the journal of the person's organisation, and refuses. */
async function fail(platform: Platform, account: Account, reason: FailureReason, code: string, caller: Caller): Promise<never> {
  await platform.inTransaction(onBehalfOf(account), async (tx) => {
    record(tx, signInFailed, { organizationId: account.organizationIds[0] }, { userId: account.userId, reason, ...caller.origin });
  });
  throw new Refused({ code });
}

/** People come back to the organisation they last acted for. */
async function lastOrganization(tx: Tx, userId: string): Promise<string | null> {
  const last = await tx.db
    .selectFrom('sessions')
    .select('organizationId')
    .where('userId', '=', userId)
    .orderBy('lastSeenAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.organizationId ?? null;
}

async function loadSession(tx: Tx, sessionId: string) {
  return tx.db
    .selectFrom('sessions')
    .select(['organizationId', 'createdAt', 'expiresAt', 'revokedAt'])
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
}

const answerNoSoonerThanMs = 200;

/** A refusal takes the same time whether or not the account exists: what is done for one that does is over well before. */
export async function evenly<Result>(work: () => Promise<Result>): Promise<Result> {
  const earliest = wait(answerNoSoonerThanMs);
  try {
    return await work();
  } catch (error) {
    await earliest;
    throw error;
  }
}

/** Checks the password of somebody who is signed in, before what only they may do; refuses `password.wrong`. Guessing is counted as at sign-in. */
export async function requirePassword(platform: Platform, key: AccountKey, password: string, caller: Caller): Promise<Account> {
  const account = await platform.inTransaction(onBehalfOf(key), (tx) => loadAccount(tx, key.userId));
  const attempt = await beginAttempt(platform, account.email, caller.address);
  if (!(await verifyPassword(password, account.passwordHash))) return fail(platform, account, 'password', 'password.wrong', caller);
  await attempt.succeeded();
  return account;
}
