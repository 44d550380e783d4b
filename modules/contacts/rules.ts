import { accept, type CalendarDate, type Decision, type Refusal, refuse, Temporal } from '#kernel';
import type { CaseModel } from '#modules/cases/index.ts';
import type { ContactMode, ContactOutcome, ContactParty, ContactPlace, ContactView } from './model.ts';

export type ContactRefusal =
  | { readonly code: 'contact.in-future'; readonly at: string }
  | { readonly code: 'contact.needs-note'; readonly party: ContactParty }
  | { readonly code: 'contact.same-case-twice' }
  | { readonly code: 'contact.signed' }
  | { readonly code: 'contact.not-signed' }
  | { readonly code: 'contact.nothing-to-sign' }
  | { readonly code: 'contact.needs-component' }
  | { readonly code: 'contact.needs-minutes' }
  | { readonly code: 'contact.not-yours' }
  | { readonly code: 'contact.own-review' };

type Answer = Decision<undefined, ContactRefusal & Refusal>;

/** Only what has happened is logged, and a talk with somebody other than the client says what it was about. */
export function checkContact(contact: { at: string; party: ContactParty; note: string }, now: Temporal.Instant): Answer {
  const at = Temporal.Instant.from(contact.at);
  // A minute of grace: the clock of a phone may run ahead.
  if (Temporal.Instant.compare(at, now.add({ minutes: 1 })) > 0) return refuse({ code: 'contact.in-future', at: contact.at });
  if (contact.party !== 'client' && contact.note === '') return refuse({ code: 'contact.needs-note', party: contact.party });
  return accept();
}

/** One contact is written once on each case, however many people were there. */
export function checkGroup(contact: { caseId: string; others: readonly { caseId: string }[] }): Answer {
  const cases = [contact.caseId, ...contact.others.map(({ caseId }) => caseId)];
  return new Set(cases).size === cases.length ? accept() : refuse({ code: 'contact.same-case-twice' });
}

interface Signed {
  readonly signed: object | null;
  readonly by: { readonly userId: string | null };
}

/** What is signed is not corrected any more. */
export function checkCorrection({ signed }: Pick<Signed, 'signed'>): Answer {
  return signed === null ? accept() : refuse({ code: 'contact.signed' });
}

type Written = Signed & Pick<ContactView, 'note' | 'component' | 'minutes'>;

/**
 * Who wrote a note signs it, once, and only where something is written. In targeted case management the record also names the part of the service and
 * its time, without which it cannot be billed (42 CFR 441.18(a)(7)).
 */
export function checkSigning(contact: Written, userId: string | null, model: CaseModel): Answer {
  if (contact.signed !== null) return refuse({ code: 'contact.signed' });
  if (contact.by.userId !== userId) return refuse({ code: 'contact.not-yours' });
  if (contact.note.trim() === '') return refuse({ code: 'contact.nothing-to-sign' });
  if (model !== 'targeted') return accept();
  if (contact.component === null) return refuse({ code: 'contact.needs-component' });
  return contact.minutes === 0 ? refuse({ code: 'contact.needs-minutes' }) : accept();
}

/** Before signing one corrects; afterwards one adds. */
export function checkAddendum({ signed }: Pick<Signed, 'signed'>): Answer {
  return signed === null ? refuse({ code: 'contact.not-signed' }) : accept();
}

/** A supervisor reviews what is signed, and never their own note. */
export function checkReview(contact: Signed, userId: string | null): Answer {
  if (contact.signed === null) return refuse({ code: 'contact.not-signed' });
  return contact.by.userId === userId ? refuse({ code: 'contact.own-review' }) : accept();
}

const longestExcerpt = 160;

/** The first line of a note that says something, cut at a word when it is long. */
export function firstLine(note: string): string {
  const line =
    note
      .split('\n')
      .find((each) => each.trim() !== '')
      ?.trim() ?? '';
  if (line.length <= longestExcerpt) return line;
  const cut = line.slice(0, longestExcerpt);
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1).trimEnd() || cut}…`;
}

/** A note with a template below it: choosing one adds words and never takes any, and choosing it twice adds nothing. */
export function withTemplate(note: string, template: string): string {
  if (note.trim() === '') return template;
  return note.includes(template) ? note : `${note.trimEnd()}\n\n${template}`;
}

/** The words of a template with its fields filled; a field nobody knows stays empty. */
export function fillTemplate(text: string, fields: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => fields[name] ?? '');
}

/** Minutes of one contact shared out over its cases: they differ by at most one and add up to what was worked; the first carry the rest. */
export function shareMinutes(minutes: number, cases: number): number[] {
  const each = Math.floor(minutes / cases);
  return Array.from({ length: cases }, (_, index) => each + (index < minutes - each * cases ? 1 : 0));
}

/** Where one usually meets in this way; somebody who knows better says so. */
export const usualPlaces: Readonly<Record<ContactMode, ContactPlace>> = {
  call: 'remote',
  text: 'remote',
  visit: 'home',
  mail: 'remote',
  video: 'remote',
  office: 'office',
  accompaniment: 'community',
  meeting: 'office',
};

/** Face to face is direct service unless somebody says otherwise; a call, a text or a letter is not. */
export function isUsuallyDirect(mode: ContactMode): boolean {
  return usualPlaces[mode] !== 'remote' && mode !== 'meeting';
}

/** A contact fulfils the plan's rhythm when the client was reached; one that the client cancelled is an attempt. */
export function fulfilsRhythm(contact: { outcome: ContactOutcome; party: ContactParty }): boolean {
  return contact.outcome === 'reached' && contact.party === 'client';
}

export interface ContactShares {
  /** Minutes of direct service ÷ all minutes; null without minutes. */
  readonly directShare: number | null;
  /** Face-to-face contacts outside the office ÷ face-to-face contacts; null without any. */
  readonly inVivoShare: number | null;
}

/** Contacts that are alike: how many, and their minutes together. */
export interface ContactGroup {
  readonly place: ContactPlace;
  readonly direct: boolean;
  readonly outcome: ContactOutcome;
  readonly count: number;
  readonly minutes: number;
}

/** Direct-service and in-vivo share of a period. */
export function contactShares(groups: readonly ContactGroup[]): ContactShares {
  const sum = (figure: 'count' | 'minutes', of: readonly ContactGroup[]) => of.reduce((total, group) => total + group[figure], 0);
  const all = sum('minutes', groups);
  const direct = groups.filter((group) => group.direct);
  const met = groups.filter((group) => group.place !== 'remote' && group.outcome === 'reached');
  const outside = met.filter((group) => group.place !== 'office');
  return {
    directShare: all === 0 ? null : sum('minutes', direct) / all,
    inVivoShare: met.length === 0 ? null : sum('count', outside) / sum('count', met),
  };
}

export interface Unreachable {
  readonly attempts: number;
  readonly modes: number;
  readonly days: number;
}

/** What the attempts since the client was last reached add up to, for the rule on closing an unreachable case. */
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
