import { accept, type CalendarDate, type Decision, type Role, refuse } from '#kernel';
import type { PlanContent, PlanStatus, SignatureMode, SignatureParty, SigningRule } from './model.ts';

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
    for (const { interventionId, responsible, dueOn, endsOn } of interventions) {
      if (!responsible.userId && !responsible.organizationId && !responsible.name)
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
export interface GivenSignature {
  readonly party: SignatureParty;
  readonly mode: SignatureMode;
  readonly role: Role | null;
}

/** A version as the signing rules see it. */
export interface SigningState {
  readonly status: PlanStatus;
  readonly submittedBy: string | null;
  readonly rule: SigningRule;
  readonly signatures: readonly GivenSignature[];
}

export type SigningRefusal =
  | { readonly code: 'plan.wrong-status'; readonly status: PlanStatus }
  | { readonly code: 'plan.incomplete'; readonly missing: readonly Missing[] }
  | { readonly code: 'plan.already-signed' }
  | { readonly code: 'plan.already-approved' }
  | { readonly code: 'plan.approval-not-asked' }
  | { readonly code: 'plan.own-approval' };

/** Whose word is still out: the client's, and the roles asked to approve. */
export function outstanding(state: Pick<SigningState, 'rule' | 'signatures'>): { client: boolean; roles: Role[] } {
  const given = state.signatures;
  return {
    client: state.rule.clientSigns && !given.some(isClients),
    roles: state.rule.approvals.map(({ role }) => role).filter((role) => !given.some((one) => one.role === role)),
  };
}

/** Whether everybody whose word is needed has given it. */
export function isComplete(state: Pick<SigningState, 'rule' | 'signatures'>): boolean {
  const { client, roles } = outstanding(state);
  return !client && roles.length === 0;
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
  return accept(statusOf({ ...state, signatures: [] }));
}

/** Somebody who has to sign sends the plan back with what has to change; earlier signatures of it no longer count. */
export function sendBack(state: SigningState): Decision<PlanStatus, SigningRefusal> {
  return isOut(state.status) ? accept('returned' as const) : refuse({ code: 'plan.wrong-status', status: state.status });
}

/** The client or the representative signs, or the refusal is documented. Once per submission. */
export function signForClient(state: SigningState, signature: GivenSignature): Decision<PlanStatus, SigningRefusal> {
  if (!isOut(state.status)) return refuse({ code: 'plan.wrong-status', status: state.status });
  if (state.signatures.some(isClients)) return refuse({ code: 'plan.already-signed' });
  return accept(statusOf({ ...state, signatures: [...state.signatures, signature] }));
}

/** An asked role approves; never the person who submitted the plan (four eyes). */
export function approve(state: SigningState, by: { userId: string | null; role: Role }): Decision<PlanStatus, SigningRefusal> {
  if (!isOut(state.status)) return refuse({ code: 'plan.wrong-status', status: state.status });
  if (!state.rule.approvals.some(({ role }) => role === by.role)) return refuse({ code: 'plan.approval-not-asked' });
  if (state.signatures.some(({ role }) => role === by.role)) return refuse({ code: 'plan.already-approved' });
  if (by.userId !== null && by.userId === state.submittedBy) return refuse({ code: 'plan.own-approval' });
  const signature: GivenSignature = { party: 'approver', mode: 'session', role: by.role };
  return accept(statusOf({ ...state, signatures: [...state.signatures, signature] }));
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

function statusOf(state: SigningState): PlanStatus {
  if (isComplete(state)) return 'in_force';
  return state.signatures.some(isClients) ? 'signed' : 'submitted';
}

function isClients(signature: GivenSignature): boolean {
  return signature.party !== 'approver';
}
