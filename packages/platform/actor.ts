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
  /** The set of holidays that business days are counted with; see `holidaySet` of the kernel. */
  readonly holidaySetId: string;
  readonly purpose: Purpose;
  readonly scope: 'person' | 'system';
}

/** A signed-in person acting for one organisation. */
export function personActor(
  of: Omit<Actor, 'categories' | 'purpose' | 'scope' | 'holidaySetId'> & { purpose?: Purpose; holidaySetId?: string },
): Actor {
  return { purpose: 'care_coordination', holidaySetId: 'US', ...of, categories: categoriesOf(of.roles), scope: 'person' };
}

/** The platform itself: jobs, imports from the command line, first set-up. Sees one network whole. */
export function systemActor(
  networkId: string,
  on: { timeZone: string; language: Language; holidaySetId?: string; userId?: string; organizationId?: string },
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
    holidaySetId: on.holidaySetId ?? 'US',
    purpose: 'system',
    scope: 'system',
  };
}
