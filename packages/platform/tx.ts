import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { CalendarDate, DataCategory, Temporal } from '#kernel';
import type { Actor } from './actor.ts';
import type { Database } from './database-schema.gen.ts';

/** One unit of work: everything in it happens or nothing does. Store functions take it first. */
export interface Tx {
  readonly db: Transaction<Database>;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** The calendar day at the actor's place. */
  readonly today: CalendarDate;
  /** Events recorded so far; they are chained and written when the work is done. */
  readonly events: PendingEvent[];
  /** Cases whose duties are derived again though nothing happened on them: a setting they hang on has changed. */
  readonly unsettledCases: Set<string>;
  /** The same for what is no case: scopes by the name of the source that derives them. */
  readonly unsettledScopes: Map<string, Set<string>>;
  /** What was read once already, while nothing changes; see `remember`. */
  readonly memory: { facts?: Map<string, Promise<unknown>> };
}

/** Runs `work` as `actor`, then brings the duties up to date and writes the journal, all in one database transaction. */
export type Transactor = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/** A kind of thing that happens, declared once by its area. Its facts are codes, ids and figures; words are found when it is shown. */
export interface EventType<Facts extends z.ZodType = z.ZodType> {
  readonly area: string;
  readonly type: string;
  readonly category: DataCategory;
  readonly facts: Facts;
  /** Milestones are plum on the timeline and can be filtered. */
  readonly weight: 'milestone' | 'normal' | 'failed';
  /** The filter of the timeline it belongs to. */
  readonly group: 'case' | 'contact' | 'document' | 'money' | 'decision';
}

/** What an event is about. One of the ids names the chain it belongs to: the case, else the person, else the organisation, else the network. */
export interface EventSubject {
  readonly caseId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  readonly organizationId?: string | null | undefined;
  /** The record itself, for areas whose duties hang on something else than a case (a referral). */
  readonly subjectId?: string | null | undefined;
  /** More closely protected than the event usually is. */
  readonly category?: DataCategory | undefined;
}

/** An event of this transaction that is not in the journal yet. */
export interface PendingEvent {
  readonly id: string;
  readonly event: EventType;
  readonly subject: EventSubject;
  readonly facts: unknown;
}
