import { Suspense } from 'react';
import { CaseEvent, type CaseEventType } from '#modules/cases/index.ts';
import { AcuityDrawer, AssignDrawer, type CaseView, SignDrawer, StepDrawer, TeamDrawer } from '#modules/cases/web/index.ts';
import { ConsentsDrawer } from '#modules/consents/web/index.ts';
import { useCasePlace } from './use-case-place.ts';

/** The drawer over the case, as the address says; closing it leads back to where one was. */
export function CaseDrawers({ view }: { view: CaseView }) {
  const { caseId, place, closeDrawer } = useCasePlace();
  // Whom to give an ended case to, or how demanding it is, nobody decides any more.
  if (place.do === undefined || (!view.may.work && ['assign', 'acuity'].includes(place.do))) return null;
  return <Suspense>{drawerOf(place.do, { caseId, view, renew: place.renew, onClose: closeDrawer })}</Suspense>;
}

type Opened = { caseId: string; view: CaseView; renew: string | undefined; onClose: () => void };

function drawerOf(name: string, { caseId, view, renew, onClose }: Opened) {
  switch (name) {
    case 'consents':
      return (
        <ConsentsDrawer caseId={caseId} only={view.state === 'closed' ? 'case_management' : undefined} renew={renew} onClose={onClose} />
      );
    case 'team':
      return <TeamDrawer caseId={caseId} ownOrganization={view.organization.name} onClose={onClose} />;
    case 'assign':
      return <AssignDrawer view={view} onClose={onClose} />;
    case 'acuity':
      return <AcuityDrawer view={view} onClose={onClose} />;
    case 'sign':
      return <SignDrawer view={view} onClose={onClose} />;
    default:
      return <StepDrawer caseId={caseId} event={stepOf(name)} onClose={onClose} />;
  }
}

function stepOf(name: string): CaseEventType | undefined {
  return CaseEvent.options.map((option) => option.shape.type.value).find((type) => type === name);
}
