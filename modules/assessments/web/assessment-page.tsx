import { getRouteApi } from '@tanstack/react-router';
import { WorkOn } from '#modules/cases/web/index.ts';
import { ErrorState, Skeleton, useMay } from '#ui';
import type { AssessmentView } from '../model.ts';
import { DraftPage } from './draft-page.tsx';
import { useAssessment, useQuestionnaire } from './queries.ts';
import { ResultPage } from './result-page.tsx';

const route = getRouteApi('/shell/cases/$caseId/assessments/$assessmentId');

/** One assessment: as a form while it is a draft somebody may go on with, else to read. */
export function AssessmentPage() {
  const { assessmentId } = route.useParams();
  const assessment = useAssessment(assessmentId);
  if (assessment.isError) return <ErrorState error={assessment.error} onRetry={() => void assessment.refetch()} />;
  if (!assessment.data) return <Skeleton rows={8} />;
  return (
    <WorkOn caseId={assessment.data.caseId}>
      <WithForm assessment={assessment.data} />
    </WorkOn>
  );
}

function WithForm({ assessment }: { assessment: AssessmentView }) {
  const mayAnswer = useMay('assessments.answer');
  const form = useQuestionnaire(assessment.questionnaire);
  if (form.isError) return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  if (!form.data) return <Skeleton rows={8} />;
  return mayAnswer && assessment.status === 'draft' ? (
    <DraftPage key={assessment.id} assessment={assessment} form={form.data} />
  ) : (
    <ResultPage key={assessment.id} assessment={assessment} form={form.data} />
  );
}
