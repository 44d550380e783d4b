import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#modules/cases/web/index.ts';
import { FactsStrip, Tabs } from '#ui';
import styles from './case-page.module.css';
import type { CaseTab } from './case-place.ts';
import { firstTab, workTabs } from './case-tabs.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { useCaseFacts } from './use-case-facts.tsx';
import { useCasePlace } from './use-case-place.ts';

const [assessment, plan, ...others] = workTabs;
const tabs = [assessment, plan, 'timeline', 'team', ...others] as const satisfies readonly CaseTab[];

type CaseOnPhoneProps = { header: ReactNode; view: CaseView; room: ReactNode; side: ReactNode };

/** The same case under one thumb: one column, the rooms as tabs, the four facts that matter on the way. */
export function CaseOnPhone({ header, view, room, side }: CaseOnPhoneProps) {
  const { t } = useTranslation();
  const { place, showTab } = useCasePlace();
  const facts = useCaseFacts(view).filter(({ key }) => ['deadline', 'cover', 'money', 'consent'].includes(key));
  const first = firstTab(view);
  const current = tabs.find((tab) => tab === place.tab) ?? first;
  return (
    <div>
      {header}
      <div className={styles.phone}>
        <Tabs label={t('case.work')} tabs={tabs.map((key) => ({ key, label: t(`case.tab.${key}`) }))} current={current} onChange={showTab}>
          {current === first && (
            <div className={styles.facts}>
              <FactsStrip facts={facts} />
            </div>
          )}
          <h2 className={styles.spoken}>{t(`case.tab.${current}`)}</h2>
          {current === 'timeline' ? <CaseTimeline caseId={view.id} /> : current === 'team' ? side : room}
        </Tabs>
      </div>
    </div>
  );
}
