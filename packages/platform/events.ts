import type { z } from 'zod';
import { type DataCategory, newId } from '#kernel';
import type { EventSubject, EventType, Tx } from './tx.ts';

/** Declares an event of an area: `defineEvent('contacts', 'contact-logged', { category: 'social', group: 'contact', facts: z.object({…}) })`. */
export function defineEvent<Facts extends z.ZodType>(
  area: string,
  type: string,
  on: { category: DataCategory; group: EventType['group']; weight?: EventType['weight']; facts: Facts },
): EventType<Facts> {
  return { weight: 'normal', ...on, area, type };
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
