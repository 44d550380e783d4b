import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#client';
import { Button, FormView, PageHeader, useZodForm } from '#ui';
import { SignIn } from '../model.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import styles from './identity.module.css';
import { ownPage } from './own-page.ts';
import { SecondStep } from './second-step.tsx';

/** The way in: address and password, then the second factor for those who have one. */
export function SignInPage() {
  const { t } = useTranslation('identity');
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [pendingToken, setPendingToken] = useState<string>();
  // The page is loaded anew: language, theme and everything in memory are those of the person then.
  const enter = () => window.location.assign(ownPage(next));

  async function signIn(given: { email: string; password: string }): Promise<void> {
    const { data } = await client.POST('/api/session', { body: given });
    if (data?.state === 'second-factor-required') setPendingToken(data.pendingToken);
    else enter();
  }

  if (pendingToken) {
    return (
      <div className={styles.plain}>
        <PageHeader title={t('code.title')} />
        <SecondStep pendingToken={pendingToken} onSignedIn={enter} onBack={() => setPendingToken(undefined)} />
      </div>
    );
  }
  return (
    <div className={styles.plain}>
      <PageHeader title={t('signIn.title')} />
      <SignInForm onSave={signIn} />
      <p>
        <Link to="/password-reset">{t('signIn.forgot')}</Link>
      </p>
      <DemoSignIns onChoose={signIn} />
    </div>
  );
}

function SignInForm({ onSave }: { onSave: (given: { email: string; password: string }) => Promise<void> }) {
  const { t } = useTranslation('identity');
  const form = useZodForm({ schema: SignIn, initial: { email: '', password: '' }, onSave: ({ value }) => onSave(value) });
  return (
    <FormView
      form={form}
      sections={[
        {
          fields: {
            email: { label: t('field.email'), widget: 'email', autoComplete: 'username' },
            password: { label: t('field.password'), widget: 'password', autoComplete: 'current-password' },
          },
        },
      ]}
    >
      <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
        {t('signIn.submit')}
      </Button>
    </FormView>
  );
}
