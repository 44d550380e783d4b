import type { Settings } from '../settings.ts';

type Place = Pick<Settings, 'url' | 'hsts'>;

/** A browser that was here once comes back encrypted only, for a year (ASVS 3.4.1). */
const yearInSeconds = 31_536_000;

/** The headers every answer carries; our own pages need nothing from anywhere else. */
export function securityHeaders(place: Place) {
  return {
    enableCSPNonces: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isEncrypted(place) ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    frameguard: { action: 'deny' as const },
    referrerPolicy: { policy: 'no-referrer' as const },
    hsts: isEncrypted(place) && { maxAge: yearInSeconds, includeSubDomains: place.hsts === 'subdomains' },
  };
}

/** The same for an answer that no hook has seen; it shows nothing at all. */
export function headersWithoutHooks(place: Place): Record<string, string> {
  const subdomains = place.hsts === 'subdomains' ? '; includeSubDomains' : '';
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    ...(isEncrypted(place) && { 'strict-transport-security': `max-age=${yearInSeconds}${subdomains}` }),
  };
}

function isEncrypted({ url }: Place): boolean {
  return url.startsWith('https:');
}
