import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#client';
import { Button, LinkButton, ProblemAlert } from '#ui';
import { CodeInput } from './code-input.tsx';
import styles from './identity.module.css';

type SecondStepProps = { pendingToken: string; onSignedIn: () => void; onBack: () => void };

/** The code of the authenticator, sent as soon as its last digit stands there; or a recovery code. */
export function SecondStep({ pendingToken, onSignedIn, onBack }: SecondStepProps) {
  const { t } = useTranslation('identity');
  const [byRecoveryCode, setByRecoveryCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);

  async function send(code: string): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await client.POST('/api/session/second-factor', { body: { pendingToken, code } });
      onSignedIn();
    } catch (caught) {
      setError(caught);
      setTries(tries + 1);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{t(byRecoveryCode ? 'code.recoveryLead' : 'code.lead')}</p>
      {error !== undefined && <ProblemAlert error={error} />}
      {byRecoveryCode ? (
        <RecoveryCode key={tries} busy={busy} onSend={send} />
      ) : (
        <CodeInput key={tries} label={t('code.label')} busy={busy} onComplete={send} />
      )}
      <div className={styles.ways}>
        <LinkButton onClick={() => setByRecoveryCode(!byRecoveryCode)}>
          {t(byRecoveryCode ? 'code.useAuthenticator' : 'code.useRecovery')}
        </LinkButton>
        <LinkButton onClick={onBack}>{t('code.back')}</LinkButton>
      </div>
    </div>
  );
}

function RecoveryCode({ busy, onSend }: { busy: boolean; onSend: (code: string) => Promise<void> }) {
  const { t } = useTranslation('identity');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSend(code);
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <TextInput
        label={t('code.recoveryLabel')}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" variant="primary" size="large" wide busy={busy} disabled={code.trim() === ''}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
