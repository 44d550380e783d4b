import type { CalendarDate, DataCategory, Role, Temporal } from '#kernel';
import type { PendingEvent, Tx } from './tx.ts';

/** From this priority on a duty protects somebody: it stands above all others and is settled only by doing it. */
export const safetyPriority = 100;

/** One thing somebody owes. Derived from facts by a pure function; it vanishes when the facts no longer say so. */
export interface Duty {
  /** The area's name for it; its words are `duty.<kind>.action` and `duty.<kind>.because` in the area's locales. */
  readonly kind: string;
  /** Which occasion of it, so that a new occasion is a new duty: usually the due date or the id of what is waiting. */
  readonly occasion: string;
  readonly caseId?: string | undefined;
  readonly personId?: string | undefined;
  readonly category: DataCategory;
  /** What the reason in words needs: dates, codes, figures, names of organisations. */
  readonly facts: Record<string, unknown>;
  readonly startsAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  /** Set when a whole day is meant, not an hour. */
  readonly dueOn?: CalendarDate | undefined;
  readonly warnAt?: Temporal.Instant | undefined;
  /** When and to which role of the house it is shown as well. */
  readonly escalation?: { readonly at: Temporal.Instant; readonly to: string } | undefined;
  readonly rule?: { readonly id: string; readonly citation: string } | undefined;
  /** 0 ordinary … {@link safetyPriority}. */
  readonly priority: number;
  readonly assignee: { readonly userId: string } | { readonly organizationId: string; readonly role: Role };
  /** The verb on the button (`verb.<verb>` in packages/ui) and the page where it is done. */
  readonly verb: string;
  readonly target: string;
}

export interface DutyClock {
  readonly now: Temporal.Instant;
  readonly today: CalendarDate;
  readonly timeZone: string;
}

/** Where an area's duties come from: which events concern it, the facts to load, and the pure derivation. */
export interface DutySource<Facts = unknown> {
  readonly name: string;
  /** Whether what it derives hangs on a case, so that its scopes are cases. */
  readonly ofCases: boolean;
  /** The id of what has to be derived again after this event (a case, a referral), or nothing. */
  readonly scope: (event: PendingEvent) => string | undefined;
  /** Everything it may derive duties for, so that all of them can be derived again. */
  readonly scopes: (tx: Tx) => Promise<string[]>;
  readonly load: (tx: Tx, scopeId: string) => Promise<Facts | undefined>;
  readonly derive: (facts: Facts, clock: DutyClock) => Duty[];
}

/** Declares a source of duties of a case, derived again after any event of the named areas on that case. */
export function caseDuties<Facts>(
  name: string,
  on: { areas: readonly string[]; load: DutySource<Facts>['load']; derive: DutySource<Facts>['derive'] },
): DutySource {
  const source: DutySource<Facts> = {
    name,
    ofCases: true,
    scope: ({ event, subject }) => (on.areas.includes(event.area) ? (subject.caseId ?? undefined) : undefined),
    scopes: async (tx) => (await tx.db.selectFrom('cases').select('id').execute()).map(({ id }) => id),
    load: on.load,
    derive: on.derive,
  };
  return source as DutySource;
}

/** Declares a source of duties of something else than a case: a referral, a user. `areas` as above; the event's `subjectId` is the scope. */
export function subjectDuties<Facts>(
  name: string,
  on: { areas: readonly string[]; scopes: DutySource['scopes']; load: DutySource<Facts>['load']; derive: DutySource<Facts>['derive'] },
): DutySource {
  const source: DutySource<Facts> = {
    name,
    ofCases: false,
    scope: ({ event, subject }) => (on.areas.includes(event.area) ? (subject.subjectId ?? undefined) : undefined),
    scopes: on.scopes,
    load: on.load,
    derive: on.derive,
  };
  return source as DutySource;
}
