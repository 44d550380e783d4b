import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { type Language, type Role, Temporal } from '#kernel';
import { type Actor, type Db, type Platform, personActor } from '#platform';
import { lifetimes } from '../rules.ts';
import { sessionTokenOf } from './cookie.ts';
import { hashToken } from './tokens.ts';

interface SessionRow {
  networkId: string;
  sessionId: string;
  userId: string;
  organizationId: string;
  roles: Role[];
  language: Language;
  timeZone: string;
  lastSeenAt: string;
  secondFactorOwed: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What somebody may do who owes the second factor the network demands: set it up, or leave. */
    whileOwing?: boolean;
  }
}

/** Who sends a request, by its session cookie; null for nobody, and for somebody who owes a second factor wherever that is not set up. */
export function authenticator(platform: Pick<Platform, 'db' | 'clock' | 'settings'>) {
  return async (request: FastifyRequest): Promise<Actor | null> => {
    const token = sessionTokenOf(request, platform.settings);
    if (!token) return null;
    const session = await findSession(platform, token);
    if (!session) return null;
    if (isSignOfPerson(request)) await noteUse(platform, session);
    if (session.secondFactorOwed && !request.routeOptions.config.whileOwing) {
      request.withheld = 'second-factor.owed';
      return null;
    }
    return toActor(session);
  };
}

/** Who a session token stands for, or null. */
export async function actorOfToken(platform: Pick<Platform, 'db' | 'clock'>, token: string): Promise<Actor | null> {
  const session = await findSession(platform, token);
  return session ? toActor(session) : null;
}

/** Whether the session of an actor still stands; asked by connections that stay open. */
export async function isSessionAlive(db: Db, actor: Actor, now: Temporal.Instant): Promise<boolean> {
  if (!actor.sessionId) return false;
  const { rows } = await sql<{
    alive: boolean;
  }>`SELECT session_is_alive(${actor.networkId}, ${actor.sessionId}, ${now.toString()}, ${lifetimes.idleSeconds}) AS alive`.execute(db);
  return rows[0]?.alive ?? false;
}

/** Screens that only keep themselves up to date say so; otherwise a screen left open would never be signed out. */
function isSignOfPerson(request: FastifyRequest): boolean {
  return request.headers['x-lotse-background'] === undefined && !request.url.startsWith('/api/live');
}

/**
 * One query, however many roles and organisations a person has; what it answers is true at this moment, so a role that ended or an account that
 * was disabled counts at the next request.
 */
async function findSession({ db, clock }: Pick<Platform, 'db' | 'clock'>, token: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`SELECT network_id AS "networkId", session_id AS "sessionId", user_id AS "userId",
      organization_id AS "organizationId", roles, language, time_zone AS "timeZone", last_seen_at AS "lastSeenAt",
      second_factor_owed AS "secondFactorOwed"
    FROM actor_of_session(${hashToken(token)}, ${clock().toString()}, ${lifetimes.idleSeconds})`.execute(db);
  return rows[0];
}

async function noteUse({ db, clock }: Pick<Platform, 'db' | 'clock'>, session: SessionRow): Promise<void> {
  const now = clock();
  const next = Temporal.Instant.from(session.lastSeenAt).add({ seconds: lifetimes.noteUseEverySeconds });
  if (Temporal.Instant.compare(now, next) < 0) return;
  await sql`SELECT session_was_used(${session.networkId}, ${session.sessionId}, ${now.toString()}, ${lifetimes.noteUseEverySeconds})`.execute(
    db,
  );
}

function toActor({ lastSeenAt: _, secondFactorOwed: __, ...who }: SessionRow): Actor {
  return personActor(who);
}
