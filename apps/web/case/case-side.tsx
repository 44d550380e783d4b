import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NextAppointments } from '#modules/calendar/web/index.ts';
import { CareTeamPanel, type CaseView } from '#modules/cases/web/index.ts';
import { EcomapPanel } from '#modules/people/web/index.ts';
import { LinkButton, SectionHeader, Skeleton } from '#ui';
import styles from './case-page.module.css';
import { useCasePlace } from './use-case-place.ts';

/** Who and when: the care team with what each sees, the next appointments, and who is around the person. */
export function CaseSide({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { openDrawer, showTab } = useCasePlace();
  return (
    <>
      <CareTeamPanel caseId={view.id} ownOrganization={view.organization.name} onOpen={() => openDrawer('team')} />
      <section className={styles.next} aria-label={t('case.appointments')}>
        <SectionHeader
          title={t('case.appointments')}
          aside={<LinkButton onClick={() => showTab('appointments')}>{t('case.allAppointments')}</LinkButton>}
        />
        <Suspense fallback={<Skeleton rows={3} />}>
          <NextAppointments caseId={view.id} />
        </Suspense>
      </section>
      {view.person && (
        <div className={styles.next}>
          <Suspense fallback={<Skeleton rows={4} />}>
            <EcomapPanel personId={view.person.id} />
          </Suspense>
        </div>
      )}
    </>
  );
}
