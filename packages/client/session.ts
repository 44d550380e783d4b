import type { paths } from './api.gen.ts';

/** Who is signed in, for which organisation, and what they may do there. */
export type Session = paths['/api/session']['get']['responses'][200]['content']['application/json'];

/** Who is signed in on this browser; null when nobody is, or the server cannot be reached. */
export async function loadSession(): Promise<Session | null> {
  const response = await fetch('/api/session', { headers: { 'x-lotse-client': 'web' } }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as Session) : null;
}
