import type { Language, Permission, Role } from '#kernel';

/** Who is signed in, for which organisation, and what they may do there. */
export type Session = {
  user: { id: string; givenName: string; familyName: string; email: string };
  organization: { id: string; name: string } | null;
  network: { id: string; name: string };
  roles: readonly Role[];
  permissions: readonly Permission[];
  language: Language;
  timeZone: string;
};

/** Who is signed in on this browser; null when nobody is, or the server cannot be reached. */
export async function loadSession(): Promise<Session | null> {
  const response = await fetch('/api/session', { headers: { 'x-lotse-client': 'web' } }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as Session) : null;
}
