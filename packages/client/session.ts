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
