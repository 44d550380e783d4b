import type { z } from 'zod';
import { type DataCategory, newId } from '#kernel';
import type { Tx } from './transaction.ts';

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

/** Declares an event of an area: `defineEvent('contacts', 'contact-logged', { category: 'social', group: 'contact', facts: z.object({…}) })`. */
export function defineEvent<Facts extends z.ZodType>(
  area: string,
  type: string,
  on: { category: DataCategory; group: EventType['group']; weight?: EventType['weight']; facts: Facts },
): EventType<Facts> {
  return { weight: 'normal', ...on, area, type };
}

/** What an event is about. One of the ids names the chain it belongs to: the case, else the person, else the organisation, else the network. */
export interface EventSubject {
  readonly caseId?: string | undefined;
  readonly personId?: string | undefined;
  readonly organizationId?: string | undefined;
  /** The record itself, for areas whose duties hang on something else than a case (a referral). */
  readonly subjectId?: string | undefined;
  /** More closely protected than the event usually is. */
  readonly category?: DataCategory | undefined;
}

/**
 * Records that something happened. It is on the timeline, in the audit of changes, in the live feed and in the duties when the transaction
 * commits, and nowhere if it does not. Throws if the facts do not fit the event's schema (a bug, not a refusal). Answers the event's id.
 */
export function record<Facts extends z.ZodType>(tx: Tx, event: EventType<Facts>, subject: EventSubject, facts: z.input<Facts>): string {
  const id = newId();
  tx.events.push({ id, event, subject, facts: event.facts.parse(facts) });
  return id;
}
