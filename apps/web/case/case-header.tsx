import { IconFileText, IconPhone, IconPrinter, IconScale, IconUserShare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseState } from '#modules/cases/index.ts';
import { type CaseView, StepsMenu } from '#modules/cases/web/index.ts';
import { Button, ButtonAnchor, MenuItem, RecordHeader, useLanguage, useMay, useShell } from '#ui';
import { CaseAlerts } from './case-alerts.tsx';
import { useCaseFacts } from './use-case-facts.tsx';
import { useCasePlace } from './use-case-place.ts';
import { usePersonLine } from './use-person-line.ts';

/** The client is never out of sight: who, how to reach and how not, where the case stands and what is due. */
export function CaseHeader({ view }: { view: CaseView }) {
  const { t } = useTranslation(['web', 'cases', 'documents', 'handover']);
  const { begin } = useShell();
  const { caseId, openDrawer } = useCasePlace();
  const language = useLanguage();
  const mayLog = useMay('contacts.log');
  const person = usePersonLine(view);
  const facts = useCaseFacts(view);
  return (
    <RecordHeader
      name={person.name}
      documentTitle={view.number}
      about={person.about}
      line={
        <>
          {person.line}
          {view.earlierCase && <EarlierCase {...view.earlierCase} />}
        </>
      }
      alerts={<CaseAlerts view={view} />}
      actions={
        <>
          <StepsMenu caseId={caseId} onStep={openDrawer}>
            {view.may.work && (
              <>
                <MenuItem icon={<IconUserShare aria-hidden size={16} />} onSelect={() => openDrawer('assign')}>
                  {view.manager ? t('case.handOver') : t('case.assign')}
                </MenuItem>
                <MenuItem icon={<IconScale aria-hidden size={16} />} onSelect={() => openDrawer('acuity')}>
                  {t('case.acuity')}
                </MenuItem>
                <MenuItem
                  icon={<IconFileText aria-hidden size={16} />}
                  render={(link) => (
                    <a {...link} href={`/api/cases/${caseId}/hand-over-pack?language=${language}`} target="_blank" rel="noreferrer" />
                  )}
                >
                  {t('handover:title')}
                </MenuItem>
              </>
            )}
          </StepsMenu>
          {mayLog && (
            <Button variant="primary" icon={<IconPhone aria-hidden />} shortcut="C" onClick={() => begin('log-contact')}>
              {t('shell.logContact')}
            </Button>
          )}
          {view.state === 'closed' && (
            <ButtonAnchor
              icon={<IconPrinter aria-hidden />}
              href={`/api/cases/${caseId}/closure-summary?language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('documents:closure.title')}
            </ButtonAnchor>
          )}
        </>
      }
      facts={facts}
      stages={{
        label: t('case.stages'),
        stages: view.stages.map(({ state }) => ({ key: state, label: t(`cases:state.${state as CaseState}`) })),
        here: view.state,
        note: view.state === 'closed' ? undefined : t('case.day', { day: view.day }),
      }}
    />
  );
}

/** The way to the case that ended before this one began. */
function EarlierCase({ id, number }: { id: string; number: string }) {
  const { t } = useTranslation();
  return (
    <>
      {' · '}
      <Link to="/cases/$caseId" params={{ caseId: id }}>
        {t('case.earlierCase', { number })}
      </Link>
    </>
  );
}
