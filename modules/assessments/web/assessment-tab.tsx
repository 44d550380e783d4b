import { useTranslation } from 'react-i18next';
import { Segmented } from '#ui';
import type { AssessmentPlace } from './assessment-place.ts';
import styles from './assessments.module.css';
import { GridView } from './grid-view.tsx';
import { ListView } from './list-view.tsx';
import { useAssessments } from './queries.ts';
import { SafetyPanel } from './safety-panel.tsx';

type AssessmentTabProps = { caseId: string; place: AssessmentPlace; onPlace: (place: AssessmentPlace) => void };

/** Everything a case knows from asking: as a list to work with, or over time. */
export function AssessmentTab({ caseId, place, onPlace }: AssessmentTabProps) {
  const { t } = useTranslation('assessments');
  return (
    <div className={styles.tab}>
      <div className={styles.switch}>
        <Segmented
          label={<span className={styles.spoken}>{t('grid.switch')}</span>}
          options={(['list', 'grid'] as const).map((value) => ({ value, label: t(`grid.view.${value}`) }))}
          value={place.view ?? 'list'}
          onChange={(view) => onPlace(view === 'grid' ? { view } : {})}
        />
      </div>
      <Alarms caseId={caseId} />
      {place.view === 'grid' ? (
        <GridView caseId={caseId} of={place.of ?? 'case'} onScope={(of) => onPlace({ view: 'grid', ...(of === 'person' && { of }) })} />
      ) : (
        <ListView caseId={caseId} />
      )}
    </div>
  );
}

/** Answers that speak of danger and that nobody has looked after yet, whatever else is looked at. */
function Alarms({ caseId }: { caseId: string }) {
  const { data } = useAssessments(caseId);
  const alarming = data?.items.filter(({ safety, status }) => safety && !safety.acknowledgement && status !== 'amended') ?? [];
  return alarming.map((assessment) => <SafetyPanel key={assessment.id} assessment={assessment} />);
}
