import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { AssessmentTab } from '#modules/assessments/web/index.ts';
import { AppointmentsTab } from '#modules/calendar/web/index.ts';
import { hasEnded } from '#modules/cases/index.ts';
import type { CaseView } from '#modules/cases/web/index.ts';
import { ContactsList } from '#modules/contacts/web/index.ts';
import { DocumentsTab } from '#modules/documents/web/index.ts';
import { HealthRecord } from '#modules/interop/web/index.ts';
import { useLetterNotes, WriteLetterButton } from '#modules/letters/web/index.ts';
import { PlanPane, type PlanTask } from '#modules/plans/web/index.ts';
import { EmptyState, Skeleton, Tabs } from '#ui';
import styles from './case-page.module.css';
import type { CasePlace, CaseTab } from './case-place.ts';
import { useCasePlace } from './use-case-place.ts';

/** The rooms of a case, in the order in which one works in them. */
export const workTabs = ['assessment', 'plan', 'appointments', 'contacts', 'documents', 'health'] as const satisfies readonly CaseTab[];
export type WorkTab = (typeof workTabs)[number];

/** What we do: the room of the case that one works in now. */
export function CaseTabs({ view, room }: { view: CaseView; room: ReactNode }) {
  const { t } = useTranslation();
  const { place, showTab } = useCasePlace();
  const current = workTabOf(place, view);
  return (
    <Tabs label={t('case.work')} tabs={workTabs.map((key) => ({ key, label: t(`case.tab.${key}`) }))} current={current} onChange={showTab}>
      <div className={styles.room}>{room}</div>
    </Tabs>
  );
}

/** Where the work of the stage is done, unless the address says otherwise. */
export function firstTab(view: CaseView): WorkTab {
  return view.state === 'assessment' ? 'assessment' : 'plan';
}

/** The room the address names, else the one where the work of the stage is done. */
function workTabOf({ tab }: CasePlace, view: CaseView): WorkTab {
  return workTabs.find((each) => each === tab) ?? firstTab(view);
}

/** The content of the room one works in. */
export function WorkRoom({ view }: { view: CaseView }) {
  const { place } = useCasePlace();
  return <Suspense fallback={<Skeleton rows={5} />}>{roomOf(workTabOf(place, view), view)}</Suspense>;
}

function roomOf(tab: WorkTab, view: CaseView): ReactNode {
  switch (tab) {
    case 'assessment':
      return <AssessmentRoom caseId={view.id} />;
    case 'plan':
      return <PlanRoom view={view} />;
    case 'documents':
      return <DocumentsRoom caseId={view.id} />;
    case 'appointments':
      return <AppointmentsTab caseId={view.id} />;
    case 'contacts':
      return <ContactsList caseId={view.id} />;
    case 'health':
      return <HealthRoom view={view} />;
  }
}

/** The documents of the case; its letters among them say whom they went to. */
function DocumentsRoom({ caseId }: { caseId: string }) {
  return <DocumentsTab of={{ caseId }} actions={<WriteLetterButton caseId={caseId} />} notes={useLetterNotes(caseId)} />;
}

/** What other systems know about the health of the person; without the person there is nobody to know it of. */
function HealthRoom({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { place, showHealth } = useCasePlace();
  if (view.person === null) return <EmptyState>{t('case.personHidden')}</EmptyState>;
  return <HealthRecord personId={view.person.id} place={{ kind: place.kind, show: place.show }} onPlace={showHealth} />;
}

/** What was asked and answered, as the address says. */
function AssessmentRoom({ caseId }: { caseId: string }) {
  const { place, showAssessments } = useCasePlace();
  return <AssessmentTab caseId={caseId} place={{ view: place.view, of: place.of }} onPlace={showAssessments} />;
}

/** The plan, with the task open that a duty or a link asked for. */
function PlanRoom({ view }: { view: CaseView }) {
  const { place } = useCasePlace();
  return <PlanPane key={`${place.plan}:${place.open}`} caseId={view.id} task={hasEnded(view.state) ? undefined : taskOf(place)} />;
}

function taskOf({ plan, open }: CasePlace): PlanTask | undefined {
  switch (plan) {
    case 'sign':
    case 'revise':
      return { do: plan };
    case 'progress':
      return open === undefined ? undefined : { do: 'progress', goalId: open };
    case undefined:
      return undefined;
  }
}
