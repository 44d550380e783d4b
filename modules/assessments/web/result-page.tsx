import { IconLanguage } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { originalLanguage, type Questionnaire, QuestionnaireResponse, translationStatus } from '#questionnaire';
import { Button, SectionHeader, useFormat, useLanguage, useMay } from '#ui';
import type { AssessmentView } from '../model.ts';
import { AnswersList } from './answers-list.tsx';
import { AssessmentFrame } from './assessment-frame.tsx';
import styles from './assessments.module.css';
import { useAssessments, useNeeds, useSaveAssessment, useStrengths } from './queries.ts';
import { ReasonDrawer } from './reason-drawer.tsx';
import { SafetyPanel } from './safety-panel.tsx';
import { earlierTotals, ScoreView } from './score-view.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

/** A completed assessment: what came out, what follows, and the answers to read. */
export function ResultPage({ assessment, form }: { assessment: AssessmentView; form: Questionnaire }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { caseId, status, mode, completedBy, authoredAt, amendmentReason, replacesId, withdrawnReason } = assessment;
  const all = useAssessments(caseId).data?.items ?? [];
  const response = QuestionnaireResponse.parse(assessment.response);
  const when = format.instant(authoredAt ?? assessment.savedAt);
  const stands = status === 'completed';
  return (
    <AssessmentFrame
      assessment={assessment}
      form={form}
      lead={t('answered.by', { mode: t(`mode.${mode}`), name: completedBy?.name ?? assessment.startedBy.name, when })}
      actions={stands && <ResultActions assessment={assessment} />}
    >
      {status === 'amended' && <p className={styles.quiet}>{t('answered.replaced')}</p>}
      {withdrawnReason && <p className={styles.quiet}>{t('answered.withdrawn', { reason: withdrawnReason })}</p>}
      {replacesId && <p className={styles.quiet}>{t('answered.amending', { reason: amendmentReason })}</p>}
      {assessment.partlyHidden && <p className={styles.quiet}>{t('answered.partlyHidden')}</p>}
      <SafetyPanel assessment={assessment} />
      <section>
        <SectionHeader level={2} title={t('page.result')} />
        <div className={styles.result}>
          <ScoreView assessment={assessment} earlier={earlierTotals(assessment, all)} titled={false} />
        </div>
        {(assessment.score.total !== null || assessment.questionnaire.betterWhen !== null) && (
          <p className={styles.quiet}>{t('page.screening')}</p>
        )}
      </section>
      {stands && <WhatFollows caseId={caseId} assessmentId={assessment.id} />}
      <section>
        <SectionHeader level={2} title={t('page.answers')} />
        <OriginalNote form={form} />
        <AnswersList form={form} response={response} />
      </section>
    </AssessmentFrame>
  );
}

function ResultActions({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation('assessments');
  const navigate = useNavigate();
  const { amend } = useSaveAssessment();
  const [asks, setAsks] = useState(false);
  const [amendmentId] = useState(() => newId());
  const mayAnswer = useMay('assessments.answer');
  if (!mayAnswer || assessment.partlyHidden) return null;
  return (
    <>
      <Button onClick={() => setAsks(true)}>{t('do.amend')}</Button>
      <WithdrawButton assessment={assessment} />
      {asks && (
        <ReasonDrawer
          title={t('amend.heading')}
          lead={t('amend.lead')}
          question={t('amend.reason')}
          submit={t('amend.submit')}
          onSubmit={async (reason) => {
            await amend(assessment.id, { id: amendmentId, reason });
            await navigate({
              to: '/cases/$caseId/assessments/$assessmentId',
              params: { caseId: assessment.caseId, assessmentId: amendmentId },
            });
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

/** Suggestions of this assessment that wait on the case for a decision. */
function WhatFollows({ caseId, assessmentId }: { caseId: string; assessmentId: string }) {
  const { t } = useTranslation('assessments');
  const needs = useNeeds(caseId).data?.proposals ?? [];
  const strengths = useStrengths(caseId).data?.proposals ?? [];
  const waiting = [...needs, ...strengths].filter((proposal) => proposal.assessmentId === assessmentId).length;
  if (waiting === 0) return null;
  return (
    <section>
      <SectionHeader level={2} title={t('page.follows')} count={waiting} />
      <p>
        {t('page.followsText')} <Link to={`/cases/${caseId}?tab=assessment` as '/'}>{t('do.back')}</Link>
      </p>
    </section>
  );
}

/** Says so when an instrument was never published in the reader's language. */
function OriginalNote({ form }: { form: Questionnaire }) {
  const { t } = useTranslation('assessments');
  const language = useLanguage();
  if (translationStatus(form, language) !== 'unavailable') return null;
  const nameOf = (code: string) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  return (
    <p className={styles.language}>
      <IconLanguage aria-hidden />
      {t('start.original', { language: nameOf(language), original: nameOf(originalLanguage(form)) })}
    </p>
  );
}
