import type { CalendarDate } from '#kernel';
import { type CaseState, CaseStateDetail } from './model.ts';
import type { CaseEvent } from './model-events.ts';
import type { CaseStep } from './rules.ts';
import type { CaseClock, CaseSubject } from './rules-guards.ts';

/** The columns of `cases` that a step changes. */
export interface CaseChanges {
  readonly state?: CaseState;
  readonly stateSince?: string;
  readonly stateDetail: CaseStateDetail;
  readonly closedOn?: CalendarDate | null;
  readonly closureReason?: string | null;
  /** Set when a new episode begins. */
  readonly episodeOpenedOn?: CalendarDate;
}

/** What is stored when a step was accepted: plain data, so that the table can be tried without a database. */
export function effectsOf(step: CaseStep, subject: CaseSubject, by: string, clock: CaseClock): CaseChanges {
  if (step.kind === 'signature-requested') {
    const { type, ...detail } = step.event;
    return { stateDetail: { ...subject.detail, pending: { event: type as 'void', detail, requestedBy: by, requestedAt: clock.now } } };
  }
  const reopened = step.event.type === 'reopen';
  const passed = reopened ? {} : passedStages(step, subject, clock.today);
  return {
    state: step.to,
    stateSince: clock.now,
    stateDetail: CaseStateDetail.parse({ enteredBy: step.event.type, passed, ...restOf(step, subject), ...wordsOf(step.event) }),
    ...(step.to === 'closed' ? { closedOn: clock.today, closureReason: closureReasonOf(step.event, subject) } : {}),
    ...(reopened ? { closedOn: null, closureReason: null, episodeOpenedOn: clock.today } : {}),
  };
}

/** The days on which stages of the episode ended; going back to a stage opens it and what follows again. */
function passedStages(step: CaseStep & { kind: 'moved' }, subject: CaseSubject, today: CalendarDate) {
  const passed = { ...subject.detail.passed };
  if (step.from !== 'none' && step.from !== 'on_hold') passed[step.from] = today;
  delete passed[step.to];
  if (step.to === 'assessment') delete passed.planning;
  return passed;
}

/** On hold the case remembers where it came from; while closing it remembers why. */
function restOf(step: CaseStep & { kind: 'moved' }, subject: CaseSubject) {
  return step.event.type === 'hold' ? { previousState: subject.state, until: step.event.until } : {};
}

function wordsOf(event: CaseEvent): { reason: string | null; note: string | null } {
  const said = event as { reason?: string; note?: string; summary?: string };
  return { reason: said.reason ?? null, note: said.note || said.summary || null };
}

function closureReasonOf(event: CaseEvent, subject: CaseSubject): string | null {
  return event.type === 'administrative_close' ? event.reason : subject.detail.reason;
}
