import { PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, Problem } from '#client';
import { Button, ProblemAlert, useSession } from '#ui';
import styles from './identity.module.css';
import { SecondStep } from './second-step.tsx';

/** The password of the person whose page this is; then the page goes on as it was. */
export function SignInAgain({ email, onSignedIn }: { email: string; onSignedIn: () => void }) {
  const { t } = useTranslation('identity');
  const { user } = useSession();
  const [password, setPassword] = useState('');
  const [pendingToken, setPendingToken] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);
  // The form arrives after the dialogue has chosen where the focus goes.
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await goOn({ userId: user.id, email, password });
      if (data?.state === 'second-factor-required') setPendingToken(data.pendingToken);
      else if (data?.session.secondFactorOwed) window.location.assign('/second-factor');
      else onSignedIn();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }

  if (pendingToken) return <SecondStep pendingToken={pendingToken} onSignedIn={onSignedIn} onBack={() => setPendingToken(undefined)} />;
  return (
    <form className={styles.stack} onSubmit={(event) => void submit(event)}>
      {error !== undefined && <ProblemAlert error={error} />}
      {/* Password managers want to know whose password this is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t('again.password', { email })}
        ref={field}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="primary" wide busy={busy} disabled={password === ''}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}

/** A session that was ended from elsewhere cannot be continued; the same person then signs in afresh. */
async function goOn({ userId, email, password }: { userId: string; email: string; password: string }) {
  try {
    return await client.POST('/api/session/renewal', { body: { userId, password } });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'session.missing') throw error;
    return client.POST('/api/session', { body: { email, password } });
  }
}
