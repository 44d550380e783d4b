import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button, Drawer, FactList, FormDrawer, ReasonDrawer, useFormat } from '#ui';
import { CredentialEnd, credentialFields, inOrder } from '../model-credential.ts';
import { useCredentialFields } from './credential-fields.ts';
import { CredentialStatusChip } from './credential-status.tsx';
import { type Credential, useCredentialActions } from './queries-credentials.ts';

const Form = z.object(credentialFields).refine(inOrder, { path: ['expiresOn'], params: { code: 'period.ends-before-it-begins' } });

type CredentialDrawerProps = { credential: Credential; onClose: () => void };

/** One licence or certificate: read, renewed, ended, or marked as a mistake. */
export function CredentialDrawer({ credential, onClose }: CredentialDrawerProps) {
  const { t } = useTranslation('organizations');
  const { markError } = useCredentialActions();
  const [doing, setDoing] = useState<'change' | 'end' | 'error'>();
  const isHeld = credential.endedOn === null && credential.enteredInErrorReason === null;
  const back = () => setDoing(undefined);
  if (doing === 'change') return <ChangeCredential credential={credential} onClose={back} />;
  if (doing === 'end') return <EndCredential credential={credential} onClose={back} />;
  if (doing === 'error') {
    return (
      <ReasonDrawer
        title={t('credential.markError')}
        lead={<p>{t('credential.markErrorLead')}</p>}
        label={t('credential.why')}
        verb={t('credential.markError')}
        isDanger
        onConfirm={(reason) => markError(credential.id, credential.version, reason)}
        onClose={back}
      />
    );
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t(`credential.type.${credential.type}`)}
      aside={<CredentialStatusChip status={credential.status} />}
      footer={
        credential.mayChange && (
          <>
            {isHeld && (
              <>
                <Button variant="primary" onClick={() => setDoing('change')}>
                  {t('credential.renew')}
                </Button>
                <Button onClick={() => setDoing('end')}>{t('credential.end')}</Button>
              </>
            )}
            {credential.enteredInErrorReason === null && (
              <Button variant="quiet" onClick={() => setDoing('error')}>
                {t('credential.markError')}
              </Button>
            )}
          </>
        )
      }
    >
      <Facts credential={credential} />
    </Drawer>
  );
}

function Facts({ credential }: { credential: Credential }) {
  const { t } = useTranslation('organizations');
  const format = useFormat();
  const date = (day: string | null) => day && format.date(day);
  const facts: [string, string | null][] = [
    [t('credential.holder'), credential.holderName ?? credential.organizationName],
    [t('credential.number'), credential.number],
    [t('credential.issuer'), credential.issuer],
    [t('credential.issuedOn'), date(credential.issuedOn)],
    [t('credential.expiresOn'), date(credential.expiresOn) ?? t('credential.unlimited')],
    [t('credential.document'), credential.documentReference],
    [t('credential.endedOn'), date(credential.endedOn)],
    [t('credential.why'), credential.enteredInErrorReason ?? credential.endedReason],
  ];
  return <FactList facts={facts} />;
}

function ChangeCredential({ credential, onClose }: CredentialDrawerProps) {
  const { t } = useTranslation('organizations');
  const { change } = useCredentialActions();
  const fields = useCredentialFields(credential.userId !== null);
  const { type, number, issuer, issuedOn, expiresOn, documentReference } = credential;
  return (
    <FormDrawer
      schema={Form}
      initial={{ type, number, issuer, issuedOn, expiresOn, documentReference }}
      version={credential.version}
      title={t('credential.renew')}
      what={t('credential.what')}
      onClose={onClose}
      onSave={async ({ changes, version }) => {
        if (Object.keys(changes).length > 0) await change(credential.id, version ?? credential.version, changes);
      }}
      sections={() => [{ fields }]}
    />
  );
}

function EndCredential({ credential, onClose }: CredentialDrawerProps) {
  const { t } = useTranslation('organizations');
  const { end } = useCredentialActions();
  const { today: on } = useFormat();
  return (
    <FormDrawer
      schema={CredentialEnd}
      initial={{ on, reason: '' }}
      title={t('credential.end')}
      what={t('credential.what')}
      onClose={onClose}
      onSave={({ value }) => end(credential.id, credential.version, value)}
      sections={() => [{ fields: { on: { label: t('credential.endedOn') }, reason: { label: t('credential.why') } } }]}
    />
  );
}
