import { useState } from 'react';
import { ErrorState, Skeleton } from '#ui';
import { AskedRows } from './asked-rows.tsx';
import { AssessmentRows } from './assessment-rows.tsx';
import { NeedsSection } from './needs-section.tsx';
import { useAssessments } from './queries.ts';
import { StartDrawer } from './start-drawer.tsx';
import { StrengthsSection } from './strengths-section.tsx';

/** What is still asked for, the needs and strengths that follow, and what was answered. */
export function ListView({ caseId }: { caseId: string }) {
  const list = useAssessments(caseId);
  const [starting, setStarting] = useState<{ questionnaire: string | null }>();
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton rows={8} />;
  const { asked, items } = list.data;
  return (
    <>
      <AskedRows caseId={caseId} asked={asked} onStart={(questionnaire) => setStarting({ questionnaire })} />
      <NeedsSection caseId={caseId} />
      <StrengthsSection caseId={caseId} />
      <AssessmentRows items={items} />
      {starting && <StartDrawer caseId={caseId} questionnaire={starting.questionnaire} onClose={() => setStarting(undefined)} />}
    </>
  );
}
