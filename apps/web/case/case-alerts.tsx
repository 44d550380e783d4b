import { IconAlertTriangle, IconLock, IconMail, IconMessage, IconPhone, IconPlayerPause, IconSignature, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import type { CaseView } from '#modules/cases/web/index.ts';
import { Chip, LinkButton, useFormat } from '#ui';
import { useCasePlace } from './use-case-place.ts';

const icons: Readonly<Record<string, ReactNode>> = {
  phone: <IconPhone aria-hidden />,
  text: <IconMessage aria-hidden />,
  email: <IconMail aria-hidden />,
  post: <IconMail aria-hidden />,
};

/** How to reach the client, how not, and what one must know before doing anything. */
export function CaseAlerts({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { openDrawer } = useCasePlace();
  return (
    <>
      {view.person && <ReachChips personId={view.person.id} />}
      {view.person?.addressProtected && (
        <Chip tone="overdue" icon={<IconLock aria-hidden />}>
          {t('case.addressProtected')}
        </Chip>
      )}
      {!view.consents.caseManagement && view.state !== 'closed' && (
        <Chip tone="overdue" icon={<IconAlertTriangle aria-hidden />}>
          {t('case.noConsent')}
        </Chip>
      )}
      {view.until && (
        <Chip tone="today" icon={<IconPlayerPause aria-hidden />}>
          {t('case.restsUntil', { day: format.day(view.until) })}
        </Chip>
      )}
      {view.pending && (
        <Chip tone="today" icon={<IconSignature aria-hidden />}>
          <LinkButton onClick={() => openDrawer('sign')}>{t('case.waitsForSignature')}</LinkButton>
        </Chip>
      )}
    </>
  );
}

/** The way that is tried first, and every way that must not be used. */
function ReachChips({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const { data } = api.useQuery('get', '/api/people/{id}', { params: { path: { id: personId } } });
  const points = data?.contactPoints ?? [];
  const first = points.filter((point) => !point.doNotUse).toSorted((a, b) => a.rank - b.rank)[0];
  return (
    <>
      {first && (
        <Chip tone="sea" icon={icons[first.kind]}>
          {first.hours
            ? t(`case.reachFirst.${first.kind}From`, { from: first.hours.from, to: first.hours.to })
            : t(`case.reachFirst.${first.kind}`)}
        </Chip>
      )}
      {points
        .filter((point) => point.doNotUse)
        .map((point) => (
          <Chip key={point.id} tone="overdue" icon={<IconX aria-hidden />}>
            {point.note || t(`case.reachNot.${point.kind}`)}
          </Chip>
        ))}
    </>
  );
}
