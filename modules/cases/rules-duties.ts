import { type CalendarDate, computeDeadline, type DeadlinePlace, deadlineRules, ruleInForce, today } from '#kernel';
import { type CaseState, type CaseStateDetail, isOpen } from './model.ts';
import type { ProgramSettings } from './model-program.ts';
import { agreedDeadline, type TimerDeadline, timerDeadline } from './rules-timers.ts';

/** What the clocks of a case are read from. */
export interface TimedCase {
  readonly caseId: string;
  readonly state: CaseState;
  readonly detail: CaseStateDetail;
  /** Days at the place of the organisation. */
  readonly stateSince: CalendarDate;
  readonly episodeSince: CalendarDate;
  readonly hasManager: boolean;
  /** Whether the client was reached in this episode. */
  readonly wasReached: boolean;
  /** When intake noted that somebody is in danger, if it did in this episode. */
  readonly dangerNotedAt: string | null;
  readonly settings: ProgramSettings;
  readonly place: DeadlinePlace;
}

/** Something a case owes; who owes it is the server's to find. */
export interface Owed {
  readonly kind: 'assign-manager' | 'danger-call' | 'first-contact' | 'assessment-due' | 'plan-due' | 'rest-ending' | 'co-sign';
  readonly by: 'manager' | 'supervisor';
  readonly deadline: TimerDeadline;
  /** Since when it is owed: a day or an instant. */
  readonly since: string;
  readonly verb: string;
  readonly target: string;
  /** For the words: which of several reasons it is. */
  readonly context: string;
}

/** Everything the clocks of a case ask for now: somebody to work on it, a first contact, an assessment, a plan, the end of a rest, a second signature. */
export function owedBy(timed: TimedCase): Owed[] {
  if (!isOpen(timed.state)) return coSignature(timed);
  return [...manager(timed), ...firstContact(timed), ...assessment(timed), ...plan(timed), ...restEnding(timed), ...coSignature(timed)];
}

function manager(timed: TimedCase): Owed[] {
  if (timed.hasManager) return [];
  const deadline = timerDeadline(timed.settings, 'assign_due', timed.episodeSince, timed.place);
  return owed(timed, deadline, { kind: 'assign-manager', by: 'supervisor', verb: 'assign', place: 'do=assign' });
}

function firstContact(timed: TimedCase): Owed[] {
  if (timed.wasReached || timed.state === 'on_hold') return [];
  if (timed.dangerNotedAt) return [callAtOnce(timed, timed.dangerNotedAt)];
  const deadline = timerDeadline(timed.settings, 'first_contact_due', timed.episodeSince, timed.place);
  return owed(timed, deadline, { kind: 'first-contact', by: 'manager', verb: 'call', place: 'log=call' });
}

/** No programme sets this clock otherwise, and a case that rests would not stop it: a danger is answered within the hour (process.md § 2.4). */
function callAtOnce(timed: TimedCase, notedAt: string): Owed {
  const rule = ruleInForce(deadlineRules, 'CM-SAFETY-CALL', today(notedAt, timed.place.timeZone));
  const deadline = { ...computeDeadline(rule, notedAt, timed.place), escalationRole: rule.escalationRole };
  const target = `/cases/${timed.caseId}?log=call`;
  return { kind: 'danger-call', by: 'manager', deadline, since: notedAt, verb: 'call', target, context: 'first' };
}

function assessment(timed: TimedCase): Owed[] {
  if (timed.state !== 'assessment') return [];
  const deadline = timerDeadline(timed.settings, 'assessment_due', timed.stateSince, timed.place);
  return owed(timed, deadline, { kind: 'assessment-due', by: 'manager', verb: 'assess', place: 'tab=assessment' });
}

function plan(timed: TimedCase): Owed[] {
  if (timed.state !== 'planning') return [];
  const deadline = timerDeadline(timed.settings, 'plan_due', timed.stateSince, timed.place);
  return owed(timed, deadline, { kind: 'plan-due', by: 'manager', verb: 'plan', place: 'tab=plan' });
}

function restEnding(timed: TimedCase): Owed[] {
  const { until, reason } = timed.detail;
  if (timed.state !== 'on_hold' || until === null) return [];
  const deadline = agreedDeadline(timed.settings, 'hold_max', until, timed.place);
  return owed(timed, deadline, {
    kind: 'rest-ending',
    by: 'manager',
    verb: 'decide',
    place: 'do=resume',
    context: reason ?? 'other',
    since: timed.stateSince,
  });
}

function coSignature(timed: TimedCase): Owed[] {
  const { pending } = timed.detail;
  if (!pending) return [];
  const deadline = timerDeadline(timed.settings, 'co_signature_due', pending.requestedAt, timed.place);
  return owed(timed, deadline, { kind: 'co-sign', by: 'supervisor', verb: 'sign', place: 'do=sign', context: pending.event });
}

function owed(
  timed: TimedCase,
  deadline: TimerDeadline | undefined,
  what: Pick<Owed, 'kind' | 'by' | 'verb'> & { place: string; context?: string; since?: string },
): Owed[] {
  if (!deadline) return [];
  const { place, context = beginning(timed.detail.enteredBy), since = deadline.explanation.start, ...rest } = what;
  return [{ ...rest, deadline, context, since, target: `/cases/${timed.caseId}?${place}` }];
}

/** How the stage began, because "opened on" and "opened again on" are different reasons. */
function beginning(enteredBy: string | null): string {
  return enteredBy !== null && ['reassess', 'revise_plan', 'resume', 'reopen'].includes(enteredBy) ? enteredBy : 'first';
}
