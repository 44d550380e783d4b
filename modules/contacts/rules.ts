import { accept, type CalendarDate, type Decision, type Refusal, refuse, Temporal } from '#kernel';
import type { ContactMode, ContactOutcome, ContactParty } from './model.ts';

export type ContactRefusal =
  | { readonly code: 'contact.in-future'; readonly at: string }
  | { readonly code: 'contact.needs-note'; readonly party: ContactParty };

/** Only what has happened is logged, and a talk with somebody other than the client says what it was about. */
export function checkContact(
  contact: { at: string; party: ContactParty; note: string },
  now: Temporal.Instant,
): Decision<undefined, ContactRefusal & Refusal> {
  const at = Temporal.Instant.from(contact.at);
  // A minute of grace: the clock of a phone may run ahead.
  if (Temporal.Instant.compare(at, now.add({ minutes: 1 })) > 0) return refuse({ code: 'contact.in-future', at: contact.at });
  if (contact.party !== 'client' && contact.note === '') return refuse({ code: 'contact.needs-note', party: contact.party });
  return accept();
}

/** Face to face counts as direct service (process.md § 6); a call, a text or a letter does not. */
export function isFaceToFace(mode: ContactMode): boolean {
  return mode === 'visit' || mode === 'office' || mode === 'accompaniment';
}

/** A contact fulfils the plan's rhythm when the client was reached; one that the client cancelled is an attempt (process.md § 6). */
export function fulfilsRhythm(contact: { outcome: ContactOutcome; party: ContactParty }): boolean {
  return contact.outcome === 'reached' && contact.party === 'client';
}

export interface ContactShares {
  /** Minutes face to face ÷ all minutes; null without minutes. */
  readonly directShare: number | null;
  /** Face-to-face contacts outside the office ÷ face-to-face contacts; null without any. */
  readonly inVivoShare: number | null;
}

/** Direct-service and in-vivo share of a period, process.md § 6. */
export function contactShares(contacts: readonly { mode: ContactMode; outcome: ContactOutcome; minutes: number }[]): ContactShares {
  const all = contacts.reduce((sum, contact) => sum + contact.minutes, 0);
  const direct = contacts.filter((contact) => isFaceToFace(contact.mode)).reduce((sum, contact) => sum + contact.minutes, 0);
  const met = contacts.filter((contact) => isFaceToFace(contact.mode) && contact.outcome === 'reached');
  const outside = met.filter((contact) => contact.mode !== 'office');
  return { directShare: all === 0 ? null : direct / all, inVivoShare: met.length === 0 ? null : outside.length / met.length };
}

export interface Unreachable {
  readonly attempts: number;
  readonly modes: number;
  readonly days: number;
}

/** What the attempts since the client was last reached add up to, for the rule on closing an unreachable case (process.md § 2.2). */
export function attemptsSinceReached(
  contacts: readonly { day: CalendarDate; mode: ContactMode; outcome: ContactOutcome; party: ContactParty }[],
): Unreachable {
  const newestFirst = [...contacts].sort((a, b) => (a.day < b.day ? 1 : -1));
  const reachedAt = newestFirst.findIndex(fulfilsRhythm);
  const since = (reachedAt === -1 ? newestFirst : newestFirst.slice(0, reachedAt)).filter((contact) => contact.party === 'client');
  return {
    attempts: since.length,
    modes: new Set(since.map((contact) => contact.mode)).size,
    days: new Set(since.map((contact) => contact.day)).size,
  };
}
