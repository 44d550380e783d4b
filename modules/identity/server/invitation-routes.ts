import { z } from 'zod';
import { Refused } from '#kernel';
import { type App, asSystem, type Platform, permitted } from '#platform';
import { Password, SignInAnswer, UserId } from '../model.ts';
import { loadAccount, onBehalfOf } from './account-store.ts';
import { mailInvitation } from './links.ts';
import { choosePassword } from './password-reset-routes.ts';
import { answerSignIn, callerOf, signInLimit } from './session-routes.ts';
import { signIn } from './sign-in.ts';
import { holderOfToken, isTokenOpen } from './token-store.ts';
import { nameOf, requireMayChangeAccount } from './user-store.ts';

const tags = ['users'];
const Token = z.object({ token: z.string().max(100) });

/** Inviting somebody again, and accepting an invitation by choosing a password. */
export function invitationRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.post(
    '/invitations',
    { schema: { tags, body: z.object({ userId: UserId }), response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(permitted(request, 'users.manage'), async (tx) => {
        const { userId } = request.body;
        await requireMayChangeAccount(tx, userId);
        const invitedBy = await nameOf(tx, tx.actor.userId ?? '');
        await asSystem(tx, async () => {
          const account = await loadAccount(tx, userId);
          if (account.state !== 'invited') throw new Refused({ code: 'user.already-active' });
          await mailInvitation(tx, platform, account, invitedBy);
        });
      });
      return reply.status(204).send(null);
    },
  );

  const Invitation = z.object({ email: z.string(), givenName: z.string(), familyName: z.string(), network: z.string() });
  app.get(
    '/invitations/:token',
    { config: signInLimit, schema: { tags, params: Token, response: { 200: Invitation } } },
    async (request) => {
      const holder = await holderOfToken(platform.db, 'invitation', request.params.token);
      return inTransaction(onBehalfOf(holder), async (tx) => {
        if (!(await isTokenOpen(tx, holder.tokenId))) throw new Refused({ code: 'token.not-valid' });
        const { email, givenName, familyName } = await loadAccount(tx, holder.userId);
        const { name: network } = await tx.db.selectFrom('networks').select('name').executeTakeFirstOrThrow();
        return { email, givenName, familyName, network };
      });
    },
  );

  app.post(
    '/invitations/:token',
    { config: signInLimit, schema: { tags, params: Token, body: z.object({ password: Password }), response: { 200: SignInAnswer } } },
    async (request, reply) => {
      const { password } = request.body;
      const key = await choosePassword(platform, 'invitation', request.params.token, password);
      const { email } = await inTransaction(onBehalfOf(key), (tx) => loadAccount(tx, key.userId));
      return answerSignIn(platform, reply, await signIn(platform, { email, password }, callerOf(request)));
    },
  );
}
