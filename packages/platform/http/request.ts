import type { FastifyRequest } from 'fastify';
import { mayDo, type Permission, Refused } from '#kernel';
import type { Actor } from '../actor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
    /** Why somebody with a session may not act yet: the code of the refusal where an actor is needed. */
    withheld: string | null;
  }
}

/** The signed-in actor of the request; refuses `session.missing` (401), or what is withheld from them. */
export function signedIn(request: FastifyRequest): Actor {
  if (!request.actor) throw new Refused({ code: request.withheld ?? 'session.missing' });
  return request.actor;
}

/** The signed-in actor if one of their roles may do this; refuses `access.not-allowed` (403). */
export function permitted(request: FastifyRequest, permission: Permission): Actor {
  const actor = signedIn(request);
  if (!mayDo(actor.roles, permission)) throw new Refused({ code: 'access.not-allowed', permission } as { code: string });
  return actor;
}

/** The version the caller saw, from `If-Match: "3"`; refuses `write.version-missing` (428). */
export function versionSeen(request: FastifyRequest): number {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '');
  if (!match) throw new Refused({ code: 'write.version-missing' });
  return Number(match[1]);
}
