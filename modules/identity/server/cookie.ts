import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '#platform';

/** Over https the cookie is bound to this very host and to encrypted connections (`__Host-`, RFC 6265bis § 4.1.3.2). */
export function cookieName(settings: Pick<Settings, 'url'>): string {
  return isSecure(settings) ? '__Host-lotse_session' : 'lotse_session';
}

export function sessionTokenOf(request: FastifyRequest, settings: Pick<Settings, 'url'>): string | undefined {
  return request.cookies[cookieName(settings)];
}

/** Gives the browser its session; gone when the browser is closed, unreadable for scripts, never sent along from other sites. */
export function giveSession(reply: FastifyReply, settings: Pick<Settings, 'url'>, token: string): void {
  reply.setCookie(cookieName(settings), token, options(settings));
}

export function takeSession(reply: FastifyReply, settings: Pick<Settings, 'url'>): void {
  reply.clearCookie(cookieName(settings), options(settings));
}

function options(settings: Pick<Settings, 'url'>) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(settings) } as const;
}

function isSecure({ url }: Pick<Settings, 'url'>): boolean {
  return url.startsWith('https:');
}
