import { categoriesOf, type DataCategory, type Language, type Role } from '#kernel';

/** Why a record is looked at or changed; written beside every event and every read (HIPAA purpose of use). */
export type Purpose = 'treatment' | 'payment' | 'operations' | 'care_coordination' | 'administration' | 'system';

/** Who acts, for which organisation, in which roles. Every transaction names one; the database checks rows against it. */
export interface Actor {
  readonly networkId: string;
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly sessionId: string | null;
  readonly roles: readonly Role[];
  readonly categories: readonly DataCategory[];
  readonly language: Language;
  readonly timeZone: string;
  readonly purpose: Purpose;
  readonly scope: 'person' | 'system';
}

/** A signed-in person acting for one organisation. */
export function personActor(of: Omit<Actor, 'categories' | 'purpose' | 'scope'> & { purpose?: Purpose }): Actor {
  return { purpose: 'care_coordination', ...of, categories: categoriesOf(of.roles), scope: 'person' };
}

/** The platform itself: jobs, imports from the command line, first set-up. Sees one network whole. */
export function systemActor(
  networkId: string,
  on: { timeZone: string; language: Language; userId?: string; organizationId?: string },
): Actor {
  return {
    networkId,
    userId: on.userId ?? null,
    organizationId: on.organizationId ?? null,
    sessionId: null,
    roles: [],
    categories: [],
    language: on.language,
    timeZone: on.timeZone,
    purpose: 'system',
    scope: 'system',
  };
}
