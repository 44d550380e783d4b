import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, EmptyState, ErrorState, SectionHeader, Skeleton, useMay } from '#ui';
import type { ConsentType } from '../model.ts';
import { ConsentItem } from './consent-item.tsx';
import styles from './consents.module.css';
import { NewConsentForm } from './new-consent-form.tsx';
import { type ConsentView, useConsents } from './queries.ts';

type ConsentsDrawerProps = {
  caseId: string;
  /** The one type that may still be recorded: a closed case takes the consent without which it cannot be opened again. */
  only?: ConsentType | undefined;
  /** The release to be renewed: the form begins with what it says. */
  renew?: string | undefined;
  onClose: () => void;
};

/** Who may see what and until when; recording a new consent, and withdrawing one. */
export function ConsentsDrawer({ caseId, only, renew, onClose }: ConsentsDrawerProps) {
  const { t } = useTranslation('consents');
  const consents = useConsents(caseId);
  const mayRecord = useMay('consents.record', { evenAtRest: only !== undefined });
  const mayWithdraw = useMay('consents.record', { evenAtRest: true });
  const items = consents.data?.items ?? [];
  const renewed = items.find(({ id }) => id === renew);
  const [writing, setWriting] = useState<'new' | 'none' | 'asked'>(renew ? 'asked' : 'none');
  const isWriting = writing === 'new' || (writing === 'asked' && renewed !== undefined);
  return (
    <Drawer
      opened
      onClose={onClose}
      title={isWriting ? t('record') : t('title')}
      footer={
        mayRecord &&
        !isWriting && (
          <Button variant="primary" wide onClick={() => setWriting('new')}>
            {t('record')}
          </Button>
        )
      }
    >
      {consents.isPending && <Skeleton rows={4} />}
      {consents.isError && <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />}
      {isWriting && <NewConsentForm caseId={caseId} only={only} like={renewed} onDone={() => setWriting('none')} />}
      {consents.data && !isWriting && <Consents caseId={caseId} items={items} mayWithdraw={mayWithdraw} />}
    </Drawer>
  );
}

function Consents({ caseId, items, mayWithdraw }: { caseId: string; items: readonly ConsentView[]; mayWithdraw: boolean }) {
  const { t } = useTranslation('consents');
  const groups = [
    { title: t('holds'), items: items.filter(({ status }) => status === 'active' || status === 'future') },
    { title: t('over'), items: items.filter(({ status }) => status === 'expired' || status === 'revoked') },
  ].filter((group) => group.items.length > 0);
  if (groups.length === 0) return <EmptyState>{t('empty')}</EmptyState>;
  return groups.map((group) => (
    <section key={group.title} className={styles.group}>
      <SectionHeader title={group.title} count={group.items.length} />
      <ul>
        {group.items.map((consent) => (
          <ConsentItem key={consent.id} caseId={caseId} consent={consent} mayWithdraw={mayWithdraw} />
        ))}
      </ul>
    </section>
  ));
}
