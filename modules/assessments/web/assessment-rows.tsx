import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, DataCategoryChip, LinkButton, SectionHeader, useFormat } from '#ui';
import type { AssessmentSummary } from '../model.ts';
import styles from './assessments.module.css';
import { earlierTotals, ScoreView } from './score-view.tsx';

/** Every assessment of the case: drafts to go on with, then results, newest first. What no longer counts is folded away. */
export function AssessmentRows({ items }: { items: readonly AssessmentSummary[] }) {
  const { t } = useTranslation('assessments');
  const [all, setAll] = useState(false);
  const counting = items.filter(({ status }) => status === 'draft' || status === 'completed');
  const others = items.length - counting.length;
  return (
    <section>
      <SectionHeader level={2} title={t('answered.heading')} count={counting.length || undefined} />
      {items.length === 0 && <p className={styles.quiet}>{t('answered.empty')}</p>}
      <ul className={styles.rows}>
        {(all ? items : counting)
          .toSorted((a, b) => Number(b.status === 'draft') - Number(a.status === 'draft'))
          .map((assessment) => (
            <AssessmentRow key={assessment.id} assessment={assessment} all={items} />
          ))}
      </ul>
      {!all && others > 0 && <LinkButton onClick={() => setAll(true)}>{t('answered.earlier', { count: others })}</LinkButton>}
    </section>
  );
}

function AssessmentRow({ assessment, all }: { assessment: AssessmentSummary; all: readonly AssessmentSummary[] }) {
  const { t } = useTranslation('assessments');
  const { id, caseId, status } = assessment;
  const isDraft = status === 'draft';
  return (
    <li>
      <div className={styles.row}>
        {isDraft ? <DraftLines assessment={assessment} /> : <ResultLines assessment={assessment} all={all} />}
      </div>
      <span className={styles.ends}>
        {isDraft && <Chip tone="today">{t('page.draft')}</Chip>}
        <Link to="/cases/$caseId/assessments/$assessmentId" params={{ caseId, assessmentId: id }}>
          {isDraft ? t('do.continue') : t('do.open')}
        </Link>
      </span>
    </li>
  );
}

function DraftLines({ assessment }: { assessment: AssessmentSummary }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { questionnaire, progress, savedAt, startedBy, amendmentReason } = assessment;
  const { answered: done, total } = progress;
  return (
    <>
      <b>{questionnaire.title.text}</b>
      <span className={styles.quiet}>{t('answered.draft', { done, total, when: format.instant(savedAt), name: startedBy.name })}</span>
      {amendmentReason && <span className={styles.quiet}>{t('answered.amending', { reason: amendmentReason })}</span>}
    </>
  );
}

function ResultLines({ assessment, all }: { assessment: AssessmentSummary; all: readonly AssessmentSummary[] }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { mode, completedBy, startedBy, authoredAt, savedAt, status, withdrawnReason, category } = assessment;
  const when = format.day(format.dayAt(authoredAt ?? savedAt));
  return (
    <>
      <ScoreView assessment={assessment} earlier={earlierTotals(assessment, all)} />
      <span className={styles.quiet}>
        {t('answered.by', { mode: t(`mode.${mode}`), name: completedBy?.name ?? startedBy.name, when })}{' '}
        <DataCategoryChip category={category} />
      </span>
      {status === 'amended' && <span className={styles.quiet}>{t('answered.replaced')}</span>}
      {withdrawnReason && <span className={styles.quiet}>{t('answered.withdrawn', { reason: withdrawnReason })}</span>}
      {assessment.partlyHidden && <span className={styles.quiet}>{t('answered.partlyHidden')}</span>}
    </>
  );
}
