import { type CalendarDate, type DeadlinePlace, type Instant, today } from '#kernel';
import type { CaseModel, CaseState, CaseStateDetail, NewCase } from './model.ts';
import type { CaseEvent } from './model-events.ts';
import type { CaseFacts } from './model-facts.ts';
import type { ProgramSettings } from './model-program.ts';
import { timerDeadline } from './rules-timers.ts';

/** The case as the state machine sees it. */
export interface CaseSubject {
  readonly state: CaseState | 'none';
  readonly detail: CaseStateDetail;
  readonly model: CaseModel;
  readonly closedOn: CalendarDate | null;
  readonly settings: ProgramSettings;
  /** What intake found out; only before opening. */
  readonly opening?: OpeningFacts | undefined;
}

export interface OpeningFacts extends Pick<NewCase, 'eligibility' | 'consent' | 'overrideReason'> {
  /** Weighted cases the manager would carry, and the limit; null where nobody is appointed or no limit is set. */
  readonly load: { readonly after: number; readonly limit: number } | null;
}

export interface CaseClock {
  readonly today: CalendarDate;
  readonly now: Instant;
  readonly place: DeadlinePlace;
}

export interface GuardContext {
  readonly subject: CaseSubject;
  readonly facts: CaseFacts;
  readonly clock: CaseClock;
  /** What was said with the step; undefined when it is only asked what is missing. */
  readonly event: CaseEvent | undefined;
}

/** Where the missing thing is done. */
export type Place = 'assessment' | 'plan' | 'appointments' | 'contacts' | 'consents' | 'case';

/** A condition that does not hold, with the figures that say why. */
export interface Unmet {
  readonly guard: GuardId;
  readonly place: Place;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type GuardId = keyof typeof guards;

/** Everything a step waits for that is not there yet. */
export function unmetGuards(ids: readonly GuardId[], context: GuardContext): Unmet[] {
  return ids.flatMap((guard) => {
    const { place, missing } = guards[guard] as Guard;
    const facts = missing(context);
    return facts ? [{ guard, place, facts }] : [];
  });
}

interface Guard {
  readonly place: Place;
  /** The facts of what is missing, or undefined when the condition holds. */
  readonly missing: (context: GuardContext) => Record<string, unknown> | undefined;
}

const guard = (place: Place, missing: Guard['missing']): Guard => ({ place, missing });
const unless = (holds: boolean, facts: Record<string, unknown> = {}) => (holds ? undefined : facts);

const guards = {
  sender_informed: guard('case', ({ event }) => unless(event?.type !== 'decline' || event.senderInformed)),
  target_group_met: guard('case', ({ event }) => unless(event?.type !== 'waitlist' || event.targetGroupMet)),
  no_capacity: guard('case', ({ event }) => unless(event?.type !== 'waitlist' || !event.hasCapacity)),

  eligibility_settled: guard('case', ({ subject }) => {
    const eligibility = subject.opening?.eligibility;
    return unless(eligibility === 'recorded' || (eligibility === 'not_required' && !subject.settings.eligibilityRequired));
  }),
  manager_has_capacity: guard('case', ({ subject }) => {
    const load = subject.opening?.load;
    return unless(!load || load.after <= load.limit || subject.opening?.overrideReason != null, { ...load });
  }),
  consent_recorded: guard('consents', ({ subject }) => unless(subject.opening?.consent != null)),
  notice_given: guard('consents', ({ subject }) => unless(subject.opening?.consent?.noticeGiven === true)),

  instruments_completed: guard('assessment', ({ subject, facts }) => {
    const instruments = subject.settings.requiredInstruments.filter((name) => !facts.assessments.completedInstruments.includes(name));
    return unless(instruments.length === 0, { instruments });
  }),
  needs_stated: guard('assessment', ({ facts }) => unless(facts.assessments.needs > 0 || facts.assessments.noNeedStated)),
  strengths_named: guard('assessment', ({ subject, facts }) => unless(subject.model !== 'strengths' || facts.assessments.strengths > 0)),

  plan_has_goals: guard('plan', ({ facts }) => unless(facts.plans.goals > 0)),
  goals_have_interventions: guard('plan', ({ facts }) =>
    unless(facts.plans.goalsWithoutIntervention === 0, { count: facts.plans.goalsWithoutIntervention }),
  ),
  review_date_set: guard('plan', ({ facts }) => unless(facts.plans.reviewOn !== null)),
  // A joint decision of several professionals (§ 36 SGB VIII): they meet for every version of the plan.
  conference_held: guard('contacts', ({ subject, facts, clock }) => {
    const { lastMeetingAt } = facts.contacts;
    const since = facts.plans.previousInForceOn;
    const metOn = lastMeetingAt && today(lastMeetingAt, clock.place.timeZone);
    return unless(!subject.settings.requiresConference || (metOn !== null && (since === null || metOn > since)));
  }),
  approvals_complete: guard('plan', ({ facts }) => unless(facts.plans.approvalsComplete)),
  review_due_or_changed: guard('plan', ({ facts, event, clock }) => {
    if (event?.type !== 'reassess' || event.because === 'significant_change') return undefined;
    const { reviewOn } = facts.plans;
    return unless(reviewOn !== null && reviewOn <= clock.today, { reviewOn });
  }),

  hold_within_maximum: guard('case', ({ subject, event, clock }) => {
    if (event?.type !== 'hold') return undefined;
    const latest = timerDeadline(subject.settings, 'hold_max', clock.today, clock.place)?.dueDate;
    return unless(event.until > clock.today && (latest === undefined || event.until <= latest), { latest: latest ?? null });
  }),
  team_informed: guard('case', ({ event }) => unless(event?.type !== 'hold' || event.teamInformed)),

  nothing_left_open: guard('appointments', ({ facts }) =>
    unless(facts.calendar.openAppointments === 0, { count: facts.calendar.openAppointments }),
  ),
  goals_have_outcome: guard('plan', ({ facts }) =>
    unless(facts.plans.goalsWithoutFinalStatus === 0, { count: facts.plans.goalsWithoutFinalStatus }),
  ),
  outcome_measured: guard('assessment', ({ subject, facts, event }) => {
    const instruments = subject.settings.outcomeInstruments.filter((name) => !facts.assessments.completedInstruments.includes(name));
    const excused = event?.type === 'close' && event.closure.missingOutcomeReason !== null;
    return unless(instruments.length === 0 || excused, { instruments });
  }),

  within_reopening_window: guard('case', ({ subject, clock }) => {
    const until = subject.closedOn && timerDeadline(subject.settings, 'reopen_window', subject.closedOn, clock.place)?.dueDate;
    return unless(!until || clock.today <= until, { until });
  }),
  consent_valid: guard('consents', ({ facts }) => unless(facts.consents.caseManagement)),

  tried_enough: guard('contacts', ({ subject, facts, event, clock }) => {
    if (event?.type !== 'administrative_close' || event.reason !== 'unreachable') return undefined;
    return missingAttempts(facts.contacts, subject.settings.unreachable, clock.place.timeZone);
  }),
  death_confirmed: guard('case', ({ event }) =>
    unless(event?.type !== 'administrative_close' || event.reason !== 'deceased' || event.deathConfirmed),
  ),
  no_services_billed: guard('case', ({ facts }) => unless(facts.coverage.billedServices === 0, { count: facts.coverage.billedServices })),
} as const satisfies Record<string, Guard>;

/** Modes of a contact that leave something in the client's hands. */
const writtenModes: readonly string[] = ['text', 'mail'];

/** A person counts as unreachable after enough attempts since the last talk, on different days, in several ways, the last one in writing. */
function missingAttempts(contacts: CaseFacts['contacts'], wanted: ProgramSettings['unreachable'], timeZone: string) {
  const { lastReachedAt } = contacts;
  const attempts = contacts.attempts
    .filter((attempt) => !attempt.reached && (lastReachedAt === null || attempt.at > lastReachedAt))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const days = new Set(attempts.map((attempt) => today(attempt.at, timeZone))).size;
  const modes = new Set(attempts.map((attempt) => attempt.mode)).size;
  const written = writtenModes.includes(attempts.at(-1)?.mode ?? '');
  const enough = days >= wanted.attempts && modes >= wanted.modes && (written || !wanted.lastInWriting);
  return unless(enough, { days, modes, written, attempts: wanted.attempts, wantedModes: wanted.modes });
}
