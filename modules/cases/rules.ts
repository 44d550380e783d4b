import { accept, type Decision, type Refusal, type Role, refuse } from '#kernel';
import type { CaseState, CaseStateDetail } from './model.ts';
import type { CaseEvent, CaseEventType } from './model-events.ts';
import type { CaseFacts } from './model-facts.ts';
import { type CaseClock, type CaseSubject, type Unmet, unmetGuards } from './rules-guards.ts';
import { type Transition, transitionOf, transitionsFrom } from './rules-transitions.ts';

/** What follows from an accepted event: the case moves, or a second person is asked to sign. */
export type CaseStep =
  | {
      readonly kind: 'moved';
      readonly transition: Transition['id'];
      readonly event: CaseEvent;
      readonly from: CaseState | 'none';
      readonly to: CaseState;
    }
  | { readonly kind: 'signature-requested'; readonly transition: Transition['id']; readonly event: CaseEvent };

export type CaseRefusal = Refusal &
  (
    | { readonly code: 'case.transition-not-allowed'; readonly state: CaseState | 'none'; readonly event: CaseEventType }
    | { readonly code: 'case.transition-blocked'; readonly transition: Transition['id']; readonly unmet: readonly Unmet[] }
    | { readonly code: 'case.signature-pending'; readonly event: CaseEventType }
    | { readonly code: 'case.nothing-to-sign' }
    | { readonly code: 'case.needs-second-person' }
  );

/**
 * Whether an event may happen to a case now. Refuses what the table does not list, and names every guard that does not hold. A step that
 * needs four eyes is only requested; {@link coSign} carries it out.
 */
export function decide(subject: CaseSubject, facts: CaseFacts, event: CaseEvent, clock: CaseClock): Decision<CaseStep, CaseRefusal> {
  const step = transitionOf(subject.state, event.type);
  if (!step) return refuse({ code: 'case.transition-not-allowed', state: subject.state, event: event.type });
  const pending = subject.detail.pending;
  if (pending) return refuse({ code: 'case.signature-pending', event: pending.event });
  const unmet = unmetGuards(step.guards, { subject, facts, clock, event });
  if (unmet.length > 0) return refuse({ code: 'case.transition-blocked', transition: step.id, unmet });
  if (step.fourEyes) return accept({ kind: 'signature-requested', transition: step.id, event });
  return accept(moved(step, subject, event));
}

/** The second signature under a requested step: a supervisor, and never the one who asked. Everything is checked again. */
export function coSign(
  subject: CaseSubject,
  facts: CaseFacts,
  requested: CaseEvent,
  signer: { userId: string; roles: readonly Role[] },
  clock: CaseClock,
): Decision<CaseStep, CaseRefusal> {
  const pending = subject.detail.pending;
  const step = transitionOf(subject.state, requested.type);
  if (!pending || pending.event !== requested.type || !step) return refuse({ code: 'case.nothing-to-sign' });
  if (pending.requestedBy === signer.userId || !signer.roles.includes('supervisor')) return refuse({ code: 'case.needs-second-person' });
  const unmet = unmetGuards(step.guards, { subject, facts, clock, event: requested });
  if (unmet.length > 0) return refuse({ code: 'case.transition-blocked', transition: step.id, unmet });
  return accept(moved(step, subject, requested));
}

/** A step the case could take next, and what is missing for it. */
export interface PossibleStep {
  readonly transition: Transition;
  readonly unmet: readonly Unmet[];
}

/** Every step the table knows from here with what is still missing, so that a screen can say it before anybody asks. */
export function possibleSteps(subject: CaseSubject, facts: CaseFacts, clock: CaseClock): PossibleStep[] {
  return transitionsFrom(subject.state).map((transition) => ({
    transition,
    unmet: unmetGuards(transition.guards, { subject, facts, clock, event: undefined }),
  }));
}

function moved(step: Transition, subject: CaseSubject, event: CaseEvent): CaseStep {
  const to = step.to === 'previous' ? whereItRested(subject.detail) : step.to;
  return { kind: 'moved', transition: step.id, event, from: subject.state, to };
}

function whereItRested(detail: CaseStateDetail): CaseState {
  if (detail.previousState === null) throw new Error('a case on hold without the state it came from');
  return detail.previousState;
}
