import {
  accept,
  addDays,
  addMonths,
  type CalendarDate,
  computeDeadline,
  type DeadlinePlace,
  type Decision,
  deadlineRules,
  refuse,
  ruleInForce,
} from '#kernel';
import { type CredentialChange, type CredentialStatus, inOrder } from './model-credential.ts';

const ruleId = 'CM-CREDENTIAL-ENDS';

export interface CredentialDates {
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly enteredInErrorReason: string | null;
}

export type CredentialRefusal =
  | { code: 'credential.is-over' }
  | { code: 'credential.ends-before-issued' }
  | { code: 'credential.ends-in-future' };

/** A credential that ends on or before this day is "ending": as long before as the rule warns. */
export function endingUntil(today: CalendarDate): CalendarDate {
  const { warning } = ruleInForce(deadlineRules, ruleId, today);
  if (!warning) return today;
  return warning.unit === 'month' ? addMonths(today, warning.duration) : addDays(today, warning.duration);
}

/** What a credential is worth today. */
export function credentialStatus(credential: CredentialDates, today: CalendarDate): CredentialStatus {
  if (credential.enteredInErrorReason !== null) return 'entered_in_error';
  if (credential.endedOn !== null) return 'ended';
  if (credential.expiresOn === null) return 'valid';
  if (credential.expiresOn < today) return 'expired';
  return credential.expiresOn <= endingUntil(today) ? 'ending' : 'valid';
}

/** A credential that is over is not changed any more, and it cannot end before it was issued. */
export function checkCredentialChange(before: CredentialDates, change: CredentialChange): Decision<undefined, CredentialRefusal> {
  if (before.endedOn !== null || before.enteredInErrorReason !== null) return refuse({ code: 'credential.is-over' });
  const { issuedOn = before.issuedOn, expiresOn = before.expiresOn } = change;
  return inOrder({ issuedOn, expiresOn }) ? accept() : refuse({ code: 'credential.ends-before-issued' });
}

/** A credential ends once, today or earlier: given back, withdrawn, the person has left. */
export function checkCredentialEnd(before: CredentialDates, on: CalendarDate, today: CalendarDate): Decision<undefined, CredentialRefusal> {
  if (before.endedOn !== null || before.enteredInErrorReason !== null) return refuse({ code: 'credential.is-over' });
  return on > today ? refuse({ code: 'credential.ends-in-future' }) : accept();
}

/** When it must be renewed, and from when on that is owed; undefined when nothing is. */
export function renewalDeadline(credential: CredentialDates, place: DeadlinePlace) {
  const { expiresOn, endedOn, enteredInErrorReason } = credential;
  if (expiresOn === null || endedOn !== null || enteredInErrorReason !== null) return undefined;
  const rule = ruleInForce(deadlineRules, ruleId, expiresOn);
  return { deadline: computeDeadline(rule, expiresOn, place), escalationRole: rule.escalationRole };
}
