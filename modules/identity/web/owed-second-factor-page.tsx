import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#client';
import { LinkButton, PageHeader, rootRoute } from '#ui';
import styles from './identity.module.css';
import { ownPage } from './own-page.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';

/** The network demands a second factor: it is set up here, before anything else can be done. */
export function OwedSecondFactorPage() {
  const { t } = useTranslation('identity');
  const { next } = useSearch({ strict: false }) as { next?: string };
  const { session } = rootRoute.useRouteContext();
  const [codes, setCodes] = useState<readonly string[]>();
  // Begun anew: what the session may do has changed.
  const goOn = () => window.location.assign(ownPage(next));
  const leave = async () => {
    await client.DELETE('/api/session').catch(() => undefined);
    window.location.assign('/sign-in');
  };
  return (
    <div className={styles.plain}>
      <PageHeader title={t('owed.title')} />
      {codes ? (
        <RecoveryCodes codes={codes} doneLabel={t('owed.goOn')} onDone={goOn} />
      ) : (
        <>
          <p className={styles.lead}>{t('owed.lead', { network: session?.network.name })}</p>
          <SetUpSecondFactor onDone={async (fresh) => setCodes(fresh)} />
          <p>
            <LinkButton onClick={() => void leave()}>{t('owed.signOut')}</LinkButton>
          </p>
        </>
      )}
    </div>
  );
}
