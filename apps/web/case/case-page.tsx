import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { hasEnded } from '#modules/cases/index.ts';
import { type CaseView, EndedNote, useCase, useRememberCase, WorkOn } from '#modules/cases/web/index.ts';
import { ErrorState, Panes, Skeleton, useCurrentCase, useKept, useShell } from '#ui';
import { CaseDrawers } from './case-drawers.tsx';
import { CaseHeader } from './case-header.tsx';
import { CaseOnPhone } from './case-on-phone.tsx';
import styles from './case-page.module.css';
import { CaseSide } from './case-side.tsx';
import { CaseTabs, WorkRoom } from './case-tabs.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { useCasePlace } from './use-case-place.ts';

/** One case: who it is about, what happened, what we do, who and when. */
export function CasePage() {
  const { caseId } = useCasePlace();
  const view = useCase(caseId);
  const name = view.data?.person?.name ?? null;
  const isWorked = view.data !== undefined && !hasEnded(view.data.state);
  useCurrentCase(isWorked ? { id: caseId, number: view.data.number, personName: name } : undefined);
  useRememberCase(view.data && name !== null ? { id: caseId, name, href: `/cases/${caseId}` } : undefined);
  useLogOnArrival(isWorked);
  if (view.isPending) {
    return (
      <div className={styles.waiting}>
        <Skeleton rows={8} />
      </div>
    );
  }
  if (view.isError) {
    return (
      <div className={styles.waiting}>
        <ErrorState error={view.error} onRetry={() => void view.refetch()} />
      </div>
    );
  }
  return (
    <WorkOn caseId={caseId}>
      <CaseRooms view={view.data} />
      <CaseDrawers view={view.data} />
    </WorkOn>
  );
}

/** The rooms side by side at a desk, under one thumb on a phone; turning a tablet moves them and leaves what is open in them as it is. */
function CaseRooms({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { openDrawer } = useCasePlace();
  const isNarrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const room = useKept(<WorkRoom view={view} />);
  const side = useKept(<CaseSide view={view} />);
  const header = (
    <>
      <CaseHeader view={view} />
      <EndedNote view={view} onStep={openDrawer} />
    </>
  );
  return (
    <>
      {isNarrow ? (
        <CaseOnPhone header={header} view={view} room={room.place} side={side.place} />
      ) : (
        <Panes
          header={header}
          left={{ label: t('case.timeline'), content: <CaseTimeline caseId={view.id} /> }}
          main={{ label: t('case.work'), content: <CaseTabs view={view} room={room.place} /> }}
          right={{ label: t('case.team'), content: side.place }}
        />
      )}
      {room.kept}
      {side.kept}
    </>
  );
}

/** A duty that says "call" leads here with the drawer to log it already open. */
function useLogOnArrival(isReady: boolean): void {
  const { begin } = useShell();
  const { place, closeDrawer } = useCasePlace();
  const wantsLog = place.log !== undefined && isReady;
  const openLog = useEffectEvent(() => {
    closeDrawer();
    begin('log-contact');
  });
  useEffect(() => {
    if (wantsLog) openLog();
  }, [wantsLog]);
}
