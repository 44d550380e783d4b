import { accept, type CalendarDate, contains, type Decision, refuse } from '#kernel';
import type { SecondFactorDemand } from './model.ts';
import { commonPasswords } from './rules-common-passwords.ts';

export const passwordMinimum = 12;

export type PasswordRefusal =
  | { readonly code: 'password.too-short'; readonly minimum: number }
  | { readonly code: 'password.too-common' }
  | { readonly code: 'password.contains-email' };

/**
 * Length counts, composition does not: NIST SP 800-63B § 3.1.1.2. Refused are passwords everybody tries first, also with figures around them, and
 * those made of the person's own address.
 */
export function checkPassword(password: string, email: string): Decision<undefined, PasswordRefusal> {
  const typed = normalPassword(password).toLowerCase();
  if ([...typed].length < passwordMinimum) return refuse({ code: 'password.too-short', minimum: passwordMinimum });
  const name = email.split('@')[0]?.toLowerCase() ?? '';
  if (name.length >= 4 && typed.includes(name)) return refuse({ code: 'password.contains-email' });
  if (isCommon(typed)) return refuse({ code: 'password.too-common' });
  return accept();
}

/** The same password, however the keyboard composed its accents (NFKC, NIST SP 800-63B § 3.1.1.2). */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/** Half a word repeated, four different characters, a run of the keyboard or a well-known word with figures after it. */
function isCommon(typed: string): boolean {
  if (new Set(typed).size <= 4 || isRepetition(typed)) return true;
  const letters = typed.replace(/[^\p{L}]/gu, '');
  return commonPasswords.has(typed) || commonPasswords.has(letters) || commonPasswords.has(typed.replace(/[\d\W_]+$/u, ''));
}

function isRepetition(typed: string): boolean {
  return (typed + typed).indexOf(typed, 1) < typed.length;
}

/** Seconds to wait after the n-th failure in a row; the last one for all that follow. */
export const pauses = {
  /** Four slips are free, then it doubles from half a minute to a quarter of an hour: a thousand guesses take more than ten days. */
  account: [0, 0, 0, 0, 30, 60, 120, 240, 480, 900],
  /** Many people may share the address of one office. */
  address: [...Array<number>(24).fill(0), 30, 60, 120, 240, 480, 900],
} as const satisfies Record<string, readonly number[]>;

/** Failures older than a day no longer count. */
export const failuresForgottenAfterSeconds = 24 * 60 * 60;

/** How long what lasts. */
export const lifetimes = {
  /** Without a sign of the person, a session ends; 45 CFR 164.312(a)(2)(iii) automatic logoff. */
  idleSeconds: 30 * 60,
  sessionHours: 12,
  /** A session is noted as used at most this often. */
  noteUseEverySeconds: 60,
  secondFactorMinutes: 5,
  /** What could lock somebody out or let a thief stay is done only so soon after the password was typed. */
  proofMinutes: 10,
  passwordResetMinutes: 60,
  invitationDays: 7,
} as const;

/** Since when a second factor is demanded of whom; null while it is not. */
export interface DemandedSince {
  readonly administratorsSince: string | null;
  readonly everybodySince: string | null;
}

export function demandOf({ administratorsSince, everybodySince }: DemandedSince): SecondFactorDemand {
  if (everybodySince) return 'everybody';
  return administratorsSince ? 'administrators' : 'own_choice';
}

/** What is demanded already stays demanded since then: raising the demand lets nobody go who owes it. */
export function demandedSince(demand: SecondFactorDemand, earlier: DemandedSince, now: string): DemandedSince {
  return {
    administratorsSince: demand === 'own_choice' ? null : (earlier.administratorsSince ?? now),
    everybodySince: demand === 'everybody' ? (earlier.everybodySince ?? now) : null,
  };
}

export interface MembershipPeriod {
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate | null;
}

/** Whether the role is held on that day; the day it ends it is not. */
export function isHeldOn({ validFrom, validUntil }: MembershipPeriod, day: CalendarDate): boolean {
  return contains({ from: validFrom, to: validUntil }, day);
}

/** A short name of the program and system a request came from, for the list of sessions; an unknown one is the empty string. */
export function deviceLabel(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = firstMatch(agent, [
    [/\bEdg(?:A|iOS)?\//, 'Edge'],
    [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
    [/\b(?:OPR|Opera)\//, 'Opera'],
    [/\b(?:HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
    [/\bSafari\//, 'Safari'],
    [/\bcurl\//, 'curl'],
  ]);
  const system = firstMatch(agent, [
    [/\b(?:iPhone|iPad)\b/, 'iOS'],
    [/\bAndroid\b/, 'Android'],
    [/\bWindows\b/, 'Windows'],
    [/\bMac OS X\b/, 'macOS'],
    [/\bLinux\b/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(' · ');
}

function firstMatch(agent: string, names: readonly (readonly [RegExp, string])[]): string {
  return names.find(([pattern]) => pattern.test(agent))?.[1] ?? '';
}
