import { accept, type CalendarDate, type Decision, refuse } from '#kernel';
import type { AskedParty, Party, PlanContent, PlanStatus, SignatureMode } from './model.ts';

/** What still lacks before a plan can be signed (T8 of the case's state machine). */
export type Missing =
  | { readonly code: 'goal' }
  | { readonly code: 'review-date' }
  | { readonly code: 'review-date-to-come'; readonly reviewOn: CalendarDate }
  | { readonly code: 'intervention'; readonly goalId: string }
  | { readonly code: 'responsible' | 'due-date'; readonly goalId: string; readonly interventionId: string };

/** A plan can be signed with at least one goal, for each goal an intervention, for each of these somebody and a day, and a review date to come. */
export function missingForSigning(plan: Pick<PlanContent, 'goals' | 'reviewOn'>, today: CalendarDate): Missing[] {
  const missing: Missing[] = [];
  if (plan.goals.length === 0) missing.push({ code: 'goal' });
  for (const { goalId, interventions } of plan.goals) {
    if (interventions.length === 0) missing.push({ code: 'intervention', goalId });
    for (const { interventionId, responsibleUserId, responsibleOrganizationId, responsibleName, dueOn, endsOn } of interventions) {
      if (!responsibleUserId && !responsibleOrganizationId && !responsibleName)
        missing.push({ code: 'responsible', goalId, interventionId });
      if (dueDateOf({ dueOn, endsOn }) === null) missing.push({ code: 'due-date', goalId, interventionId });
    }
  }
  if (plan.reviewOn === null) missing.push({ code: 'review-date' });
  else if (plan.reviewOn <= today) missing.push({ code: 'review-date-to-come', reviewOn: plan.reviewOn });
  return missing;
}

/** When an intervention has to be done: its due date, else the end of its period. */
export function dueDateOf(intervention: {
  readonly dueOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
}): CalendarDate | null {
  return intervention.dueOn ?? intervention.endsOn;
}

/** A signature or approval of the text as it was last submitted; those of an earlier submission do not count. */
export interface GivenWord {
  readonly party: Party;
  readonly mode: SignatureMode;
}

/** A version as the signing rules see it. */
export interface SigningState {
  readonly status: PlanStatus;
  readonly submittedBy: string | null;
  readonly asked: readonly AskedParty[];
  readonly given: readonly GivenWord[];
}

export type SigningRefusal =
  | { readonly code: 'plan.wrong-status'; readonly status: PlanStatus }
  | { readonly code: 'plan.incomplete'; readonly missing: readonly Missing[] }
  | { readonly code: 'plan.not-asked'; readonly party: Party }
  | { readonly code: 'plan.already-signed'; readonly party: Party }
  | { readonly code: 'plan.own-approval' };

/** Whose word is still out. */
export function outstanding(state: Pick<SigningState, 'asked' | 'given'>): AskedParty[] {
  return state.asked.filter(({ party }) => !state.given.some((word) => word.party === party));
}

/** A draft or a returned plan is handed over for signing; where nobody has to sign it is in force at once. */
export function submit(
  state: SigningState,
  plan: Pick<PlanContent, 'goals' | 'reviewOn'>,
  today: CalendarDate,
): Decision<PlanStatus, SigningRefusal> {
  if (!isWritable(state.status)) return refuse({ code: 'plan.wrong-status', status: state.status });
  const missing = missingForSigning(plan, today);
  if (missing.length > 0) return refuse({ code: 'plan.incomplete', missing });
  return accept(statusWith(state.asked, []));
}

/** Somebody who has to sign sends the plan back with what has to change; earlier signatures of it no longer count. */
export function sendBack(state: Pick<SigningState, 'status'>): Decision<PlanStatus, SigningRefusal> {
  return isOut(state.status) ? accept('returned' as const) : refuse({ code: 'plan.wrong-status', status: state.status });
}

/**
 * One of the asked gives their word: signs, refuses with a documented reason, or approves. Each once per submission, and a professional never
 * approves what they submitted themselves (four eyes).
 */
export function giveWord(state: SigningState, word: GivenWord & { readonly userId: string | null }): Decision<PlanStatus, SigningRefusal> {
  const { party, mode } = word;
  if (!isOut(state.status)) return refuse({ code: 'plan.wrong-status', status: state.status });
  if (!state.asked.some((asked) => asked.party === party)) return refuse({ code: 'plan.not-asked', party });
  if (state.given.some((earlier) => earlier.party === party)) return refuse({ code: 'plan.already-signed', party });
  if (mode === 'session' && word.userId !== null && word.userId === state.submittedBy) return refuse({ code: 'plan.own-approval' });
  return accept(statusWith(state.asked, [...state.given, { party, mode }]));
}

/** A version nobody needs any more is set aside; what is or was in force stays. */
export function withdraw(state: Pick<SigningState, 'status'>): Decision<PlanStatus, SigningRefusal> {
  const open = isWritable(state.status) || isOut(state.status);
  return open ? accept('withdrawn' as const) : refuse({ code: 'plan.wrong-status', status: state.status });
}

/** Only a draft and a returned plan can be written. */
export function isWritable(status: PlanStatus): boolean {
  return status === 'draft' || status === 'returned';
}

/** Whether the version is with those who have to sign it. */
export function isOut(status: PlanStatus): boolean {
  return status === 'submitted' || status === 'signed';
}

/** Clients and custodians sign on the screen or on paper; everybody else approves signed in as themselves. */
export function signsInPerson(party: Party): boolean {
  return party === 'client' || party === 'custodians';
}

function statusWith(asked: readonly AskedParty[], given: readonly GivenWord[]): PlanStatus {
  if (outstanding({ asked, given }).length === 0) return 'in_force';
  return given.some(({ party }) => party === 'client') ? 'signed' : 'submitted';
}
