import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '#client';
import { ButtonAnchor, PageHeader, ProblemAlert, Skeleton } from '#ui';
import styles from './identity.module.css';
import { NewPasswordForm } from './new-password-form.tsx';

/** The end of the link in the mail for a forgotten password. */
export function ResetPage() {
  const { t } = useTranslation('identity');
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const [done, setDone] = useState(false);
  const { data, error } = api.useQuery('get', '/api/password-resets/{token}', { params: { path: { token } } }, { retry: false });
  const choose = async (password: string) => {
    await client.POST('/api/password-resets/{token}', { params: { path: { token } }, body: { password } });
    setDone(true);
  };
  return (
    <div className={styles.plain}>
      <PageHeader title={t('reset.choose')} />
      {error && <LinkTooOld error={error} href="/password-reset" action={t('reset.again')} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && !done && <NewPasswordForm email={data.email} submitLabel={t('reset.save')} onSave={choose} />}
      {done && (
        <>
          <p role="status" className={styles.lead}>
            {t('reset.done')}
          </p>
          <ButtonAnchor variant="primary" size="large" wide href="/sign-in">
            {t('signIn.title')}
          </ButtonAnchor>
        </>
      )}
    </div>
  );
}

/** The end of the link in an invitation: choose a password and begin. */
export function InvitationPage() {
  const { t } = useTranslation('identity');
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const { history } = useRouter();
  const { data, error } = api.useQuery('get', '/api/invitations/{token}', { params: { path: { token } } }, { retry: false });
  const accept = async (password: string) => {
    const { data: answer } = await client.POST('/api/invitations/{token}', { params: { path: { token } }, body: { password } });
    // Loaded anew, so that the pages are those of the person who has just come in.
    window.location.assign(answer?.state === 'signed-in' ? '/' : history.createHref('/sign-in'));
  };
  return (
    <div className={styles.plain}>
      <PageHeader title={data ? t('invitation.title', { name: data.givenName }) : t('invitation.untitled')} />
      {error && <LinkTooOld error={error} href="/sign-in" action={t('reset.back')} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && (
        <>
          <p className={styles.lead}>{t('invitation.lead', { network: data.network, email: data.email })}</p>
          <NewPasswordForm email={data.email} submitLabel={t('invitation.submit')} onSave={accept} />
        </>
      )}
    </div>
  );
}

function LinkTooOld({ error, href, action }: { error: unknown; href: string; action: string }) {
  return (
    <ProblemAlert
      error={error}
      actions={
        <ButtonAnchor size="small" href={href}>
          {action}
        </ButtonAnchor>
      }
    />
  );
}
