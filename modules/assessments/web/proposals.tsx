import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { ProblemAlert, Suggestion } from '#ui';
import type { NeedProposal, ProposalDecision, StrengthProposal } from '../model-needs.ts';
import styles from './assessments.module.css';
import { useSaveAssessment } from './queries.ts';

type Decide = (proposal: { assessmentId: string; key: string }, decision: ProposalDecision['decision'], reason?: string) => void;

/** Needs an assessment suggests: taken, put off or turned down, each with one tap. */
export function NeedProposals({ caseId, proposals }: { caseId: string; proposals: readonly NeedProposal[] }) {
  const { decide, error } = useDecisions(caseId);
  if (proposals.length === 0) return null;
  return (
    <>
      {error !== undefined && <ProblemAlert error={error} />}
      <ul className={styles.proposals}>
        {proposals.map((proposal) => (
          <li key={`${proposal.assessmentId} ${proposal.key}`} className={styles.proposal}>
            {proposal.ownWords !== '' && <p className={styles.words}>“{proposal.ownWords}”</p>}
            <NeedSuggestion proposal={proposal} decide={decide} />
          </li>
        ))}
      </ul>
    </>
  );
}

const laterReasons = ['other_first', 'client_later', 'service_missing'] as const;
const rejectReasons = ['client_no', 'misunderstood', 'settled', 'elsewhere'] as const;
const strengthReasons = ['misunderstood', 'no_longer'] as const;

function NeedSuggestion({ proposal, decide }: { proposal: NeedProposal; decide: Decide }) {
  const { t } = useTranslation('assessments');
  const reasonOf = (group: 'later' | 'reject', key: string) => t(`proposal.${group}.${key}` as 'proposal.later.other_first');
  return (
    <Suggestion
      proposal={t('proposal.need', { area: t(`domain.${proposal.domain}`) })}
      reason={t(`proposal.${becauseOf(proposal)}`)}
      accept={{ label: t('proposal.accept'), onPress: () => decide(proposal, 'accept') }}
      later={{
        reasons: laterReasons.map((key) => ({ key, label: reasonOf('later', key) })),
        onChoose: (key) => decide(proposal, 'defer', reasonOf('later', key)),
      }}
      dismissReasons={rejectReasons.map((key) => ({ key, label: reasonOf('reject', key) }))}
      onDismiss={(key) => decide(proposal, 'reject', reasonOf('reject', key))}
    />
  );
}

function becauseOf({ level, wantsHelp }: NeedProposal) {
  if (level === 1) return wantsHelp ? 'crisisHelp' : 'crisis';
  if (level === 2) return wantsHelp ? 'strugglingHelp' : 'struggling';
  return 'help';
}

/** Strengths the client named: taken or left. */
export function StrengthProposals({ caseId, proposals }: { caseId: string; proposals: readonly StrengthProposal[] }) {
  const { t } = useTranslation('assessments');
  const { decide, error } = useDecisions(caseId);
  if (proposals.length === 0) return null;
  return (
    <>
      {error !== undefined && <ProblemAlert error={error} />}
      <ul className={styles.proposals}>
        {proposals.map((proposal) => (
          <li key={`${proposal.assessmentId} ${proposal.key}`} className={styles.proposal}>
            <Suggestion
              proposal={t('proposal.strength', { words: `“${proposal.text}”` })}
              reason={t('proposal.named')}
              accept={{ label: t('proposal.acceptStrength'), onPress: () => decide(proposal, 'accept') }}
              dismissReasons={strengthReasons.map((key) => ({ key, label: t(`proposal.rejectStrength.${key}`) }))}
              onDismiss={(key) => decide(proposal, 'reject', t(`proposal.rejectStrength.${key}` as 'proposal.rejectStrength.no_longer'))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function useDecisions(caseId: string): { decide: Decide; error: unknown } {
  const { decide } = useSaveAssessment();
  const [error, setError] = useState<unknown>();
  return {
    error,
    decide: ({ assessmentId, key }, decision, reason = '') => {
      setError(undefined);
      decide(caseId, { id: newId(), assessmentId, key, decision, reason, text: '' }).catch(setError);
    },
  };
}
