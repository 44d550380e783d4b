import type { Permission } from '#kernel';
import type { CaseState } from './model.ts';
import type { CaseEventType } from './model-events.ts';
import type { GuardId } from './rules-guards.ts';

/** One allowed step. `none` is before the case exists; `previous` goes back to where a rest began. */
export interface Transition {
  readonly id: `T${number}`;
  readonly event: CaseEventType;
  readonly from: readonly (CaseState | 'none')[];
  readonly to: CaseState | 'previous';
  readonly guards: readonly GuardId[];
  /** What is written down with it. */
  readonly documents: readonly string[];
  readonly permission: Permission;
  /** A supervisor who is somebody else than the one who asked has to sign. */
  readonly fourEyes?: true;
}

/** Every step a case may take. What is not listed here is refused. */
export const transitions = [
  {
    id: 'T1',
    event: 'receive_referral',
    from: ['none'],
    to: 'referred',
    guards: [],
    documents: ['referral'],
    permission: 'referrals.receive',
  },
  {
    id: 'T2',
    event: 'start_screening',
    from: ['referred'],
    to: 'screening',
    guards: [],
    documents: [],
    permission: 'referrals.receive',
  },
  {
    id: 'T3',
    event: 'decline',
    from: ['referred', 'screening'],
    to: 'declined',
    guards: ['sender_informed'],
    documents: ['decline_notice', 'alternatives'],
    permission: 'referrals.receive',
  },
  {
    id: 'T4',
    event: 'waitlist',
    from: ['screening'],
    to: 'waitlisted',
    guards: ['target_group_met', 'no_capacity'],
    documents: ['screening_result', 'priority'],
    permission: 'referrals.receive',
  },
  {
    id: 'T5',
    event: 'remove_from_waitlist',
    from: ['waitlisted'],
    to: 'declined',
    guards: [],
    documents: ['note'],
    permission: 'referrals.receive',
  },
  {
    id: 'T6',
    event: 'open_case',
    from: ['screening', 'waitlisted'],
    to: 'assessment',
    guards: ['eligibility_settled', 'manager_has_capacity', 'consent_recorded', 'notice_given'],
    documents: ['intake_form', 'consent', 'privacy_notice'],
    permission: 'cases.open',
  },
  {
    id: 'T7',
    event: 'complete_assessment',
    from: ['assessment'],
    to: 'planning',
    guards: ['instruments_completed', 'needs_stated', 'strengths_named'],
    documents: ['assessment_summary'],
    permission: 'cases.work',
  },
  {
    id: 'T8',
    event: 'approve_plan',
    from: ['planning'],
    to: 'active',
    guards: ['plan_has_goals', 'goals_have_interventions', 'review_date_set', 'conference_held', 'approvals_complete'],
    documents: ['signed_plan'],
    permission: 'cases.work',
  },
  {
    id: 'T9',
    event: 'revise_plan',
    from: ['active'],
    to: 'planning',
    guards: [],
    documents: ['reason'],
    permission: 'cases.work',
  },
  {
    id: 'T10',
    event: 'reassess',
    from: ['active'],
    to: 'assessment',
    guards: ['review_due_or_changed'],
    documents: [],
    permission: 'cases.work',
  },
  {
    id: 'T11',
    event: 'hold',
    from: ['assessment', 'planning', 'active'],
    to: 'on_hold',
    guards: ['hold_within_maximum', 'team_informed'],
    documents: ['note'],
    permission: 'cases.work',
  },
  {
    id: 'T12',
    event: 'resume',
    from: ['on_hold'],
    to: 'previous',
    guards: [],
    documents: ['contact_note'],
    permission: 'cases.work',
  },
  {
    id: 'T13',
    event: 'start_closing',
    from: ['assessment', 'planning', 'active', 'on_hold'],
    to: 'closing',
    guards: [],
    documents: [],
    permission: 'cases.work',
  },
  {
    id: 'T14',
    event: 'cancel_closing',
    from: ['closing'],
    to: 'active',
    guards: [],
    documents: ['reason'],
    permission: 'cases.work',
  },
  {
    id: 'T15',
    event: 'close',
    from: ['closing'],
    to: 'closed',
    guards: ['nothing_left_open', 'goals_have_outcome', 'outcome_measured'],
    documents: ['closure_summary', 'hand_over_letter'],
    permission: 'cases.work',
  },
  {
    id: 'T16',
    event: 'reopen',
    from: ['closed'],
    to: 'assessment',
    guards: ['within_reopening_window', 'consent_valid'],
    documents: ['reason'],
    permission: 'cases.work',
  },
  {
    id: 'T17',
    event: 'administrative_close',
    from: ['assessment', 'planning', 'active', 'on_hold', 'closing'],
    to: 'closed',
    guards: ['tried_enough', 'death_confirmed'],
    documents: ['closure_note'],
    permission: 'cases.work',
    fourEyes: true,
  },
  {
    id: 'T18',
    event: 'void',
    from: ['referred', 'screening', 'waitlisted', 'declined', 'assessment', 'planning', 'active', 'on_hold', 'closing'],
    to: 'entered_in_error',
    guards: ['no_services_billed'],
    documents: ['audit_entry'],
    permission: 'cases.work',
    fourEyes: true,
  },
] as const satisfies readonly Transition[];

/** The step that an event means in a state, if the table knows it. */
export function transitionOf(state: CaseState | 'none', event: CaseEventType): Transition | undefined {
  return transitions.find((step: Transition) => step.event === event && step.from.includes(state));
}

/** Every step the table knows from a state. */
export function transitionsFrom(state: CaseState | 'none'): Transition[] {
  return transitions.filter((step: Transition) => step.from.includes(state));
}
