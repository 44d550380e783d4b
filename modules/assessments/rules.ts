import { accept, type Decision, type Refusal, refuse, Temporal } from '#kernel';
import type { AnswerMode, AssessmentStatus } from './model.ts';
import type { NeedStatus, ProposalDecision } from './model-needs.ts';

export type AssessmentRefusal =
  | { readonly code: 'assessment.needs-respondent' }
  | { readonly code: 'assessment.respondent-not-asked'; readonly mode: AnswerMode }
  | { readonly code: 'assessment.not-a-draft'; readonly status: AssessmentStatus }
  | { readonly code: 'assessment.not-completed'; readonly status: AssessmentStatus }
  | { readonly code: 'assessment.empty' }
  | { readonly code: 'assessment.in-future'; readonly at: string }
  | { readonly code: 'need.needs-words' }
  | { readonly code: 'need.needs-reason'; readonly status: string }
  | { readonly code: 'need.open-needs'; readonly count: number }
  | { readonly code: 'proposal.only-needs-wait' };

type Answer = Decision<undefined, AssessmentRefusal & Refusal>;

/** Answering for somebody says who answers; the other ways have nobody to name. */
export function checkStart({ mode, respondent }: { mode: AnswerMode; respondent: string | null }): Answer {
  if (mode === 'proxy' && respondent === null) return refuse({ code: 'assessment.needs-respondent' });
  if (mode !== 'proxy' && respondent !== null) return refuse({ code: 'assessment.respondent-not-asked', mode });
  return accept();
}

/** Only a draft is written to; what was completed is amended by another. */
export function checkDraft({ status }: { status: AssessmentStatus }): Answer {
  return status === 'draft' ? accept() : refuse({ code: 'assessment.not-a-draft', status });
}

/** Only what stands completed is amended: a draft is simply written on, and what was replaced or withdrawn no longer counts. */
export function checkAmendment({ status }: { status: AssessmentStatus }): Answer {
  return status === 'completed' ? accept() : refuse({ code: 'assessment.not-completed', status });
}

/** A form without a single answer is not completed, and none was answered in a time to come (a minute of grace for clocks that run ahead). */
export function checkCompletion(answered: number, authoredAt: string, now: Temporal.Instant): Answer {
  if (answered === 0) return refuse({ code: 'assessment.empty' });
  if (Temporal.Instant.compare(Temporal.Instant.from(authoredAt), now.add({ minutes: 1 })) > 0)
    return refuse({ code: 'assessment.in-future', at: authoredAt });
  return accept();
}

/** A need says what is missing, in the worker's words or the client's; one put off or turned down says why. */
export function checkNeed(need: { text: string; ownWords: string; status: NeedStatus; statusReason: string; proposed: boolean }): Answer {
  if (!need.proposed && need.text === '' && need.ownWords === '') return refuse({ code: 'need.needs-words' });
  const needsReason = need.status === 'deferred' || need.status === 'rejected';
  return needsReason && need.statusReason.length < 3 ? refuse({ code: 'need.needs-reason', status: need.status }) : accept();
}

/** Accepting takes a word; putting off and turning down take a reason. A strength is there or not: it does not wait. */
export function checkDecision({ decision, reason }: Pick<ProposalDecision, 'decision' | 'reason'>, kind: 'need' | 'strength'): Answer {
  if (kind === 'strength' && decision === 'defer') return refuse({ code: 'proposal.only-needs-wait' });
  const needsReason = kind === 'need' && decision !== 'accept';
  return needsReason && reason.length < 3 ? refuse({ code: 'need.needs-reason', status: decision }) : accept();
}

/** Nobody states that there is no need beside a need that is open. */
export function checkNoNeed(openNeeds: number): Answer {
  return openNeeds === 0 ? accept() : refuse({ code: 'need.open-needs', count: openNeeds });
}
