import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerNetwork, Refused } from '#kernel';
import { type Actor, type App, type Platform, record, signedIn } from '#platform';
import { DeviceView, Renewal, SecondStep, SessionId, SessionView, SignIn, SignInAnswer } from '../model.ts';
import { actorOfToken } from './authenticate.ts';
import { giveSession, sessionTokenOf, takeSession } from './cookie.ts';
import { organizationSwitched, sessionRevoked, sessionsEnded, signedOut } from './events.ts';
import { listSessions, originOf, requireRecentProof, revokeSession, revokeSessions } from './session-store.ts';
import { type Caller, passSecondFactor, renewSession, type SignedIn, signIn } from './sign-in.ts';
import { viewSession } from './views.ts';

/** Checking a password is dear: whoever asks often waits, whatever session they show. */
export const signInLimit = {
  rateLimit: { max: 60, timeWindow: '1 minute', keyGenerator: (request: FastifyRequest) => `sign-in ${callerNetwork(request.ip)}` },
};

/** Open to somebody who owes a second factor. */
export const whileOwing = { whileOwing: true };

export function callerOf(request: FastifyRequest): Caller {
  return { address: request.ip, origin: originOf(request) };
}

/** Signing in and out, and what a screen must know about who is signed in. */
export function sessionRoutes(app: App, platform: Platform): void {
  const { inTransaction, settings } = platform;
  const tags = ['session'];

  app.post(
    '/session',
    { config: { ...signInLimit, ...whileOwing }, schema: { tags, body: SignIn, response: { 200: SignInAnswer } } },
    async (request, reply) => {
      const signed = await signIn(platform, request.body, callerOf(request));
      if (signed.state === 'signed-in') await leaveSession(platform, request.actor);
      return answerSignIn(platform, reply, signed);
    },
  );

  app.post(
    '/session/second-factor',
    { config: signInLimit, schema: { tags, body: SecondStep, response: { 200: SignInAnswer } } },
    async (request, reply) => answerSignIn(platform, reply, await passSecondFactor(platform, request.body, callerOf(request))),
  );

  app.post(
    '/session/renewal',
    { config: signInLimit, schema: { tags, body: Renewal, response: { 200: SignInAnswer } } },
    async (request, reply) => {
      const token = sessionTokenOf(request, settings);
      return answerSignIn(platform, reply, await renewSession(platform, token, request.body, callerOf(request)));
    },
  );

  app.get('/session', { config: whileOwing, schema: { tags, response: { 200: SessionView } } }, async (request) =>
    inTransaction(signedIn(request), viewSession),
  );

  app.delete('/session', { config: whileOwing, schema: { tags, response: { 204: z.null() } } }, async (request, reply) => {
    await leaveSession(platform, request.actor);
    takeSession(reply, settings);
    return reply.status(204).send(null);
  });

  const Switch = z.object({ organizationId: z.uuid() });
  app.put(
    '/session/organization',
    { config: whileOwing, schema: { tags, body: Switch, response: { 200: SessionView } } },
    async (request) => {
      const { organizationId } = request.body;
      const { sessionId } = signedIn(request);
      if (sessionId === null) throw new Refused({ code: 'session.missing' });
      await inTransaction(signedIn(request), async (tx) => {
        const { memberships } = await viewSession(tx);
        if (!memberships.some(({ organization }) => organization.id === organizationId))
          throw new Refused({ code: 'session.no-role-there' });
        await tx.db.updateTable('sessions').set({ organizationId }).where('id', '=', sessionId).execute();
        record(tx, organizationSwitched, { organizationId }, { userId: tx.actor.userId ?? '', toOrganizationId: organizationId });
      });
      const actor = await actorOfToken(platform, sessionTokenOf(request, settings) ?? '');
      return inTransaction(actor ?? signedIn(request), viewSession);
    },
  );
}

/** Ends the session a request came in with, if there is one: when somebody signs out, and when they sign in anew over it. */
async function leaveSession({ inTransaction }: Platform, actor: Actor | null): Promise<void> {
  if (!actor?.userId || !actor.sessionId) return;
  const { userId, sessionId } = actor;
  await inTransaction(actor, async (tx) => {
    if (await revokeSession(tx, userId, sessionId))
      record(tx, signedOut, { organizationId: actor.organizationId ?? undefined }, { userId, sessionId });
  });
}

/** The places where somebody is signed in, and ending them: one, or all but this. */
export function deviceRoutes(app: App, { inTransaction }: Platform): void {
  const tags = ['session'];
  app.get('/sessions', { schema: { tags, response: { 200: z.object({ items: z.array(DeviceView) }) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => ({ items: await listSessions(tx) })),
  );

  app.delete(
    '/sessions/:id',
    { schema: { tags, params: z.object({ id: SessionId }), response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(signedIn(request), async (tx) => {
        const userId = tx.actor.userId ?? '';
        const sessionId = request.params.id;
        await requireRecentProof(tx);
        if (!(await revokeSession(tx, userId, sessionId))) throw new Refused({ code: 'record.not-found' });
        record(tx, sessionRevoked, { organizationId: tx.actor.organizationId ?? undefined }, { userId, sessionId });
      });
      return reply.status(204).send(null);
    },
  );

  app.delete('/sessions', { schema: { tags, response: { 204: z.null() } } }, async (request, reply) => {
    await inTransaction(signedIn(request), async (tx) => {
      const userId = tx.actor.userId ?? '';
      await requireRecentProof(tx);
      if ((await revokeSessions(tx, userId, tx.actor.sessionId)) > 0)
        record(tx, sessionsEnded, { organizationId: tx.actor.organizationId ?? undefined }, { userId, by: 'person' });
    });
    return reply.status(204).send(null);
  });
}

/** Puts the token into the cookie and answers who is signed in now, so that no second request is needed. */
export async function answerSignIn(platform: Platform, reply: FastifyReply, signed: SignedIn) {
  if (signed.state === 'second-factor-required') return signed;
  const actor = await actorOfToken(platform, signed.token);
  if (!actor) throw new Refused({ code: 'session.missing' });
  giveSession(reply, platform.settings, signed.token);
  return { state: signed.state, session: await platform.inTransaction(actor, viewSession) };
}
