import type { FastifyRequest } from 'fastify';
import { callerNetwork, newId, Refused, Temporal } from '#kernel';
import type { Tx } from '#platform';
import { deviceLabel, lifetimes } from '../rules.ts';
import { newToken } from './tokens.ts';

/** Where a request comes from, as it stands in the list of sessions and in the journal. */
export interface Origin {
  readonly address: string;
  readonly device: string;
}

export function originOf(request: FastifyRequest): Origin {
  return { address: callerNetwork(request.ip), device: deviceLabel(request.headers['user-agent']) };
}

/** When a session that is continued began and ends: continuing it does not make it last longer. */
export interface Continued {
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Begins a session, or goes on with one, and answers its token, which is stored nowhere. The password was typed a moment ago. */
export async function beginSession(
  tx: Tx,
  of: { userId: string; organizationId: string; origin: Origin; continued?: Continued | undefined },
): Promise<{ sessionId: string; token: string }> {
  const { token, hash } = newToken();
  const sessionId = newId();
  await tx.db
    .insertInto('sessions')
    .values({
      id: sessionId,
      userId: of.userId,
      tokenHash: hash,
      organizationId: of.organizationId,
      createdAt: of.continued?.createdAt ?? tx.now.toString(),
      provenAt: tx.now.toString(),
      lastSeenAt: tx.now.toString(),
      expiresAt: of.continued?.expiresAt ?? tx.now.add({ hours: lifetimes.sessionHours }).toString(),
      ...of.origin,
    })
    .execute();
  return { sessionId, token };
}

/** Ends one session of a person; answers whether there was one to end. */
export async function revokeSession(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  const revoked = await tx.db
    .updateTable('sessions')
    .set({ revokedAt: tx.now.toString() })
    .where('id', '=', sessionId)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute();
  return revoked.length > 0;
}

/** Ends every session of a person, but the one they are acting in if it is named; answers how many. Needs the platform's sight for another person's. */
export async function revokeSessions(tx: Tx, userId: string, except?: string | null): Promise<number> {
  const ended = await tx.db
    .updateTable('sessions')
    .set({ revokedAt: tx.now.toString() })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .$if(Boolean(except), (query) => query.where('id', '!=', except ?? ''))
    .returning('id')
    .execute();
  return ended.length;
}

/** Refuses `session.proof-needed` unless the person typed the password a short while ago: a thief of the session alone gets no further. */
export async function requireRecentProof(tx: Tx): Promise<void> {
  const session = await tx.db.selectFrom('sessions').select('provenAt').where('id', '=', tx.actor.sessionId).executeTakeFirst();
  const earliest = tx.now.subtract({ minutes: lifetimes.proofMinutes });
  const isRecent = Boolean(session?.provenAt) && Temporal.Instant.compare(Temporal.Instant.from(session?.provenAt ?? ''), earliest) >= 0;
  if (!isRecent) throw new Refused({ code: 'session.proof-needed' });
}

/** The sessions of the acting person that still stand, last used first. */
export async function listSessions(tx: Tx) {
  const idleSince = tx.now.subtract({ seconds: lifetimes.idleSeconds }).toString();
  const rows = await tx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'address', 'createdAt', 'lastSeenAt'])
    .where('userId', '=', tx.actor.userId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', tx.now.toString())
    .where('lastSeenAt', '>', idleSince)
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, isCurrent: row.id === tx.actor.sessionId }));
}
