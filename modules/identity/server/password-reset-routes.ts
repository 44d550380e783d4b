import { z } from 'zod';
import { Refused } from '#kernel';
import { type App, type Platform, record } from '#platform';
import { Email, Password } from '../model.ts';
import { type AccountKey, accountOfEmail, loadAccount, onBehalfOf, savePassword } from './account-store.ts';
import { forgetFailures } from './attempts.ts';
import { requireGoodPassword } from './common-passwords.ts';
import { passwordChanged } from './events.ts';
import { mailPasswordReset } from './links.ts';
import { hashPassword } from './password-hash.ts';
import { signInLimit } from './session-routes.ts';
import { revokeSessions } from './session-store.ts';
import { endTokens, holderOfToken, isTokenOpen, spendToken, type TokenPurpose } from './token-store.ts';

const tags = ['session'];
const Token = z.object({ token: z.string().max(100) });
/** No more mails than this go to one person within an hour, whoever asks for them. */
const resetMailsPerHour = 3;

/** The way back in for somebody who forgot the password. Asking tells nothing about whether there is such an account. */
export function passwordResetRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.post(
    '/password-resets',
    { config: signInLimit, schema: { tags, body: z.object({ email: Email }), response: { 202: z.null() } } },
    async (request, reply) => {
      // Answered at once and the same to everybody; what follows takes its time only for accounts there are.
      setImmediate(() => void requestReset(platform, request.body.email).catch((error: Error) => request.log.error(error.name)));
      return reply.status(202).send(null);
    },
  );

  app.get(
    '/password-resets/:token',
    { config: signInLimit, schema: { tags, params: Token, response: { 200: z.object({ email: z.string() }) } } },
    async (request) => {
      const holder = await holderOfToken(platform.db, 'password_reset', request.params.token);
      return inTransaction(onBehalfOf(holder), async (tx) => {
        if (!(await isTokenOpen(tx, holder.tokenId))) throw new Refused({ code: 'token.not-valid' });
        return { email: (await loadAccount(tx, holder.userId)).email };
      });
    },
  );

  app.post(
    '/password-resets/:token',
    { config: signInLimit, schema: { tags, params: Token, body: z.object({ password: Password }), response: { 204: z.null() } } },
    async (request, reply) => {
      await choosePassword(platform, 'password_reset', request.params.token, request.body.password);
      return reply.status(204).send(null);
    },
  );
}

/**
 * Sets the password of whoever holds the token: the account is active from then on, every session of it ends, and failures no longer count. Refuses
 * `token.not-valid` and what `checkPassword` refuses; the token is then still good.
 */
export async function choosePassword(platform: Platform, purpose: TokenPurpose, token: string, password: string): Promise<AccountKey> {
  const holder = await holderOfToken(platform.db, purpose, token);
  const account = await platform.inTransaction(onBehalfOf(holder), async (tx) => {
    if (!(await isTokenOpen(tx, holder.tokenId))) throw new Refused({ code: 'token.not-valid' });
    return loadAccount(tx, holder.userId);
  });
  if (account.state === 'disabled') throw new Refused({ code: 'token.not-valid' });
  requireGoodPassword(password, account.email);
  const hash = await hashPassword(password);
  await platform.inTransaction(onBehalfOf(holder), async (tx) => {
    await spendToken(tx, holder.tokenId);
    await savePassword(tx, holder.userId, hash);
    await revokeSessions(tx, holder.userId);
    await endTokens(tx, holder.userId, 'invitation');
    await endTokens(tx, holder.userId, 'password_reset');
    if (account.state === 'invited') await tx.db.updateTable('users').set({ state: 'active' }).where('id', '=', holder.userId).execute();
    const how = purpose === 'invitation' ? 'invitation' : 'reset';
    record(tx, passwordChanged, { organizationId: account.organizationIds[0] }, { userId: holder.userId, how });
  });
  await forgetFailures(platform, account.email);
  return holder;
}

async function requestReset(platform: Platform, email: string): Promise<void> {
  const key = await accountOfEmail(platform.db, email);
  if (!key) return;
  await platform.inTransaction(onBehalfOf(key), async (tx) => {
    const account = await loadAccount(tx, key.userId);
    if (account.state === 'disabled') return;
    const recent = await tx.db
      .selectFrom('oneTimeTokens')
      .select('id')
      .where('userId', '=', key.userId)
      .where('purpose', '=', 'password_reset')
      .where('createdAt', '>', tx.now.subtract({ hours: 1 }).toString())
      .execute();
    if (recent.length < resetMailsPerHour) await mailPasswordReset(tx, platform, account);
  });
}
