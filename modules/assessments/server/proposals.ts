import { orThrow, Refused } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import type { QuestionnaireResponse } from '#questionnaire';
import type { NeedProposal, ProposalDecision, StrengthProposal } from '../model-needs.ts';
import { checkDecision } from '../rules.ts';
import { proposedNeeds, proposedStrengths } from '../rules-proposals.ts';
import { hiddenItems, visibleResponse } from '../rules-visible.ts';
import { loadEdition } from './instruments.ts';
import { insertNeed, insertStrength } from './needs.ts';
import { grantedCategories } from './store.ts';

export interface Proposals {
  readonly needs: readonly NeedProposal[];
  readonly strengths: readonly StrengthProposal[];
}

/**
 * What the assessments that stand completed on a case suggest and nobody has decided yet. An area with an open or deferred need is not
 * suggested again; neither is what an earlier version of the same assessment had already suggested. Newer assessments speak first.
 */
export async function openProposals(tx: Tx, caseId: string): Promise<Proposals> {
  const rows = await tx.db
    .selectFrom('assessments')
    .select(['originalId', 'questionnaireUrl as url', 'formVersion as version', 'response'])
    .where('caseId', '=', caseId)
    .where('status', '=', 'completed')
    .orderBy('authoredAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const granted = await grantedCategories(tx, caseId);
  const decided = await decidedOf(tx, caseId);
  const needs = new Map<string, NeedProposal>();
  const strengths: StrengthProposal[] = [];
  const newest = new Set<string>();
  for (const { originalId, url, version, response } of rows) {
    // An assessment that was answered again since speaks no longer.
    if (newest.has(url)) continue;
    newest.add(url);
    const { form } = await loadEdition(tx, { url, version });
    const visible = visibleResponse(response as QuestionnaireResponse, hiddenItems(form, granted));
    for (const need of proposedNeeds(originalId, form, visible)) {
      if (!decided.domains.has(need.domain) && !decided.keys.has(`${originalId} ${need.key}`) && !needs.has(need.domain))
        needs.set(need.domain, need);
    }
    strengths.push(...proposedStrengths(originalId, form, visible).filter(({ key }) => !decided.keys.has(`${originalId} ${key}`)));
  }
  return { needs: [...needs.values()].toSorted((a, b) => a.priority - b.priority), strengths };
}

/**
 * Decides about one suggestion: it becomes a need or strength of the case, waits, or is turned down; whatever was decided, it is not suggested
 * again. Refuses `case.closed`, `proposal.not-found`, `proposal.already-decided`, `need.needs-reason`, `proposal.only-needs-wait`.
 */
export async function decideProposal(tx: Tx, caseId: string, decision: ProposalDecision): Promise<'need' | 'strength'> {
  await loadCaseForWork(tx, caseId);
  const { needs, strengths } = await openProposals(tx, caseId);
  const proposal = [...needs, ...strengths].find(({ assessmentId, key }) => assessmentId === decision.assessmentId && key === decision.key);
  if (!proposal) throw new Refused({ code: 'proposal.not-found' });
  orThrow(checkDecision(decision, proposal.kind));
  const { id, reason: statusReason, text } = decision;
  if (proposal.kind === 'strength') {
    const status = decision.decision === 'accept' ? 'present' : 'rejected';
    const { domain, key: sourceKey, assessmentId: sourceAssessmentId } = proposal;
    const strength = { id, domain, text: text || proposal.text, status, statusReason, sourceAssessmentId, sourceKey } as const;
    await insertStrength(tx, caseId, strength);
    return 'strength';
  }
  const { domain, ownWords, wantsHelp, level, assessmentId: sourceAssessmentId } = proposal;
  const priority = decision.priority ?? proposal.priority;
  const need = { id, domain, text, ownWords, wantsHelp, level, priority, statusReason, sourceAssessmentId };
  await insertNeed(tx, caseId, { ...need, status: statuses[decision.decision] });
  return 'need';
}

const statuses = { accept: 'open', defer: 'deferred', reject: 'rejected' } as const;

async function decidedOf(tx: Tx, caseId: string): Promise<{ domains: Set<string>; keys: Set<string> }> {
  const needs = await tx.db.selectFrom('needs').select(['domain', 'status', 'sourceAssessmentId']).where('caseId', '=', caseId).execute();
  const strengths = await tx.db.selectFrom('strengths').select(['sourceAssessmentId', 'sourceKey']).where('caseId', '=', caseId).execute();
  return {
    domains: new Set(needs.filter(({ status }) => status === 'open' || status === 'deferred').map(({ domain }) => domain)),
    keys: new Set([
      ...needs.map(({ sourceAssessmentId, domain }) => `${sourceAssessmentId} ${domain}`),
      ...strengths.map(({ sourceAssessmentId, sourceKey }) => `${sourceAssessmentId} ${sourceKey}`),
    ]),
  };
}
