import type { FastifyRequest } from 'fastify';
import { Refused } from '#kernel';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Protection against cross-site request forgery: a changing request must come from our own pages (Fetch Metadata), or from a program that sends
 * neither Sec-Fetch-Site nor Origin. Over https only the one origin of `LOTSE_URL` is ours; on plain http, for trying out, whatever name the browser
 * came by. The session cookie is SameSite=Strict besides.
 */
export function refuseForeignSites(ownUrl: string) {
  const own = new URL(ownUrl);
  return async (request: FastifyRequest): Promise<void> => {
    if (safeMethods.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const ownSite = site === undefined || site === 'same-origin' || site === 'none';
    const ownOrigin =
      origin === undefined || origin === own.origin || (own.protocol === 'http:' && hostOf(origin) === request.headers.host);
    if (!ownSite || !ownOrigin) throw new Refused({ code: 'request.foreign-site' });
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
