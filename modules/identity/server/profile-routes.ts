import { z } from 'zod';
import { Refused } from '#kernel';
import { type App, asSystem, changeVersioned, type Platform, record, signedIn, type Tx, versionSeen } from '#platform';
import { Password, ProfileChange, SecondFactorCode, SessionView } from '../model.ts';
import { savePassword } from './account-store.ts';
import { requireGoodPassword } from './common-passwords.ts';
import { passwordChanged, profileChanged, recoveryCodesMade, secondFactorOff, secondFactorOn } from './events.ts';
import { hashPassword } from './password-hash.ts';
import { confirmSecondFactor, prepareSecondFactor, removeSecondFactor, replaceRecoveryCodes } from './second-factor-store.ts';
import { callerOf, signInLimit, whileOwing } from './session-routes.ts';
import { requireRecentProof, revokeSessions } from './session-store.ts';
import { requirePassword } from './sign-in.ts';
import { requireMayDoWithout } from './sign-in-policy.ts';
import { viewSession } from './views.ts';

const tags = ['profile'];
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** What people change of their own account: name and language, password. */
export function profileRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.patch('/me', { schema: { tags, body: ProfileChange, response: { 200: SessionView } } }, async (request) => {
    const actor = signedIn(request);
    const seen = versionSeen(request);
    return inTransaction(actor, async (tx) => {
      const userId = tx.actor.userId ?? '';
      await changeVersioned(tx, 'users', userId, seen, request.body);
      record(tx, profileChanged, here(tx), { userId, fields: Object.keys(request.body) });
      return viewSession(tx);
    });
  });

  const NewPassword = z.object({ currentPassword: Password, newPassword: Password });
  app.put(
    '/me/password',
    { config: signInLimit, schema: { tags, body: NewPassword, response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = signedIn(request);
      const { currentPassword, newPassword } = request.body;
      const account = await requirePassword(platform, keyOf(actor), currentPassword, callerOf(request));
      requireGoodPassword(newPassword, account.email);
      const hash = await hashPassword(newPassword);
      await inTransaction(actor, async (tx) => {
        await asSystem(tx, () => savePassword(tx, account.userId, hash));
        await revokeSessions(tx, account.userId, actor.sessionId);
        record(tx, passwordChanged, here(tx), { userId: account.userId, how: 'changed' });
      });
      return reply.status(204).send(null);
    },
  );
}

/** The second factor: set up with a QR code soon after the password, confirmed with a first code, turned off with the password. Either ends every other session. */
export function secondFactorRoutes(app: App, platform: Platform): void {
  const { inTransaction, sealer } = platform;

  const SetUp = z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() });
  app.post('/me/second-factor', { config: whileOwing, schema: { tags, response: { 200: SetUp } } }, async (request) => {
    const key = await inTransaction(signedIn(request), async (tx) => {
      await requireRecentProof(tx);
      const { user, network } = await viewSession(tx);
      return asSystem(tx, () => prepareSecondFactor(tx, sealer, { userId: user.id, email: user.email, issuer: `Lotse ${network.name}` }));
    });
    const { toString: qrCode } = await import('qrcode');
    return { ...key, qrSvg: await qrCode(key.uri, { type: 'svg', margin: 0 }) };
  });

  app.post(
    '/me/second-factor/confirmation',
    {
      config: { ...signInLimit, ...whileOwing },
      schema: { tags, body: z.object({ code: SecondFactorCode }), response: { 200: RecoveryCodes } },
    },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const userId = tx.actor.userId ?? '';
        const recoveryCodes = await asSystem(tx, () => confirmSecondFactor(tx, sealer, userId, request.body.code));
        await revokeSessions(tx, userId, tx.actor.sessionId);
        record(tx, secondFactorOn, here(tx), { userId });
        return { recoveryCodes };
      }),
  );

  // A body with DELETE is not for every proxy, so turning it off is an action of its own.
  const ByPassword = z.object({ password: Password });
  app.post(
    '/me/second-factor/removal',
    { config: signInLimit, schema: { tags, body: ByPassword, response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = signedIn(request);
      const { userId } = await requirePassword(platform, keyOf(actor), request.body.password, callerOf(request));
      await inTransaction(actor, async (tx) => {
        await requireMayDoWithout(tx);
        if (!(await asSystem(tx, () => removeSecondFactor(tx, userId)))) return;
        await revokeSessions(tx, userId, tx.actor.sessionId);
        record(tx, secondFactorOff, here(tx), { userId, by: 'person' });
      });
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/me/recovery-codes',
    { config: signInLimit, schema: { tags, body: ByPassword, response: { 200: RecoveryCodes } } },
    async (request) => {
      const actor = signedIn(request);
      const { userId, hasSecondFactor } = await requirePassword(platform, keyOf(actor), request.body.password, callerOf(request));
      if (!hasSecondFactor) throw new Refused({ code: 'second-factor.not-on' });
      return inTransaction(actor, async (tx) => {
        const recoveryCodes = await asSystem(tx, () => replaceRecoveryCodes(tx, userId));
        record(tx, recoveryCodesMade, here(tx), { userId, count: recoveryCodes.length });
        return { recoveryCodes };
      });
    },
  );
}

function keyOf(actor: { networkId: string; userId: string | null }) {
  return { networkId: actor.networkId, userId: actor.userId ?? '' };
}

function here(tx: Tx) {
  return { organizationId: tx.actor.organizationId ?? undefined };
}
