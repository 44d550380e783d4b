import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '#client';
import { Button, ProblemAlert, useFormat, useSession } from '#ui';
import styles from './identity.module.css';
import { useChangeUser } from './use-change-user.ts';
import type { UserRow } from './user-columns.tsx';

/** How somebody signs in: invite again, take off a lost second factor, close the account and open it again. */
export function UserAccount({ user }: { user: UserRow }) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const { user: me } = useSession();
  const { busy, error, run } = useChangeUser();
  const [invited, setInvited] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const path = { params: { path: { id: user.id } } };
  const headers = ifMatch(user.version);
  const isOneself = user.id === me.id;
  const invite = async () => {
    if (await run(() => client.POST('/api/invitations', { body: { userId: user.id } }))) setInvited(true);
  };
  const signOut = async () => {
    if (await run(() => client.DELETE('/api/users/{id}/sessions', path))) setSignedOut(true);
  };
  return (
    <>
      <p>
        {user.account?.lastSeenAt ? t('user.seenLast', { at: format.instant(user.account.lastSeenAt) }) : t('user.neverSeen')}{' '}
        {t(user.account?.secondFactor ? 'user.hasSecondFactor' : 'user.hasNoSecondFactor')}
      </p>
      {error !== undefined && <ProblemAlert error={error} />}
      {invited && <p role="status">{t('invite.sent', { email: user.email })}</p>}
      {signedOut && <p role="status">{t('user.sessionsEnded')}</p>}
      {isOneself ? (
        <p className={styles.lead}>{t('users.yourself')}</p>
      ) : (
        <div className={styles.ways}>
          {user.state === 'invited' && (
            <Button busy={busy} onClick={() => void invite()}>
              {t('invite.again')}
            </Button>
          )}
          {user.account?.secondFactor && (
            <Button busy={busy} onClick={() => void run(() => client.DELETE('/api/users/{id}/second-factor', path))}>
              {t('user.removeSecondFactor')}
            </Button>
          )}
          {user.state === 'active' && (
            <Button busy={busy} onClick={() => void signOut()}>
              {t('user.endSessions')}
            </Button>
          )}
          {user.state === 'disabled' ? (
            <Button busy={busy} onClick={() => void run(() => client.DELETE('/api/users/{id}/disablement', { ...path, headers }))}>
              {t('user.enable')}
            </Button>
          ) : (
            <Button
              variant="danger"
              busy={busy}
              onClick={() => void run(() => client.POST('/api/users/{id}/disablement', { ...path, headers }))}
            >
              {t('user.disable')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
