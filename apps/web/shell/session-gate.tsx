import { Modal } from '@mantine/core';
import { type ComponentType, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, proofGate, sessionGate } from '#client';
import { LinkButton, LoadingLine, useSession } from '#ui';
import { signOut } from './account.ts';
import styles from './shell.module.css';

/** Asks for the password of the person whose session was lost; calls `onSignedIn` when the server has taken it. */
export type SignInAgain = ComponentType<{ email: string; onSignedIn: () => void }>;

/** When any request finds the session gone: sign in again over the page. The form below stays as it is, and the request is repeated. */
export function SessionGate({ form: Form }: { form: SignInAgain }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const [closed, setClosed] = useState(false);
  useEffect(() => sessionGate.watch(setClosed), []);
  useSessionWatch(user.id, closed);
  return (
    <Modal
      opened={closed}
      // Over everything, an open drawer too: what lies there belongs to whoever is signed in.
      zIndex={1000}
      overlayProps={{ blur: 12, backgroundOpacity: 0.7 }}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('session.ended')}
    >
      <div className={styles.gate}>
        <p>{t('session.endedLead')}</p>
        <Suspense fallback={<LoadingLine />}>
          <Form email={user.email} onSignedIn={sessionGate.open} />
        </Suspense>
        <p>
          <LinkButton onClick={() => void signOut()}>{t('session.otherPerson')}</LinkButton>
        </p>
      </div>
    </Modal>
  );
}

/** Before something grave: the password once more. Whoever would rather not finds everything as it was. */
export function ProofGate({ form: Form }: { form: SignInAgain }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const [asked, setAsked] = useState(false);
  useEffect(() => proofGate.watch(setAsked), []);
  return (
    <Modal opened={asked} zIndex={1000} onClose={proofGate.leave} withCloseButton={false} title={t('session.proof')}>
      <div className={styles.gate}>
        <p>{t('session.proofLead')}</p>
        <Suspense fallback={<LoadingLine />}>
          <Form email={user.email} onSignedIn={proofGate.open} />
        </Suspense>
        <p>
          <LinkButton onClick={proofGate.leave}>{t('session.proofCancel')}</LinkButton>
        </p>
      </div>
    </Modal>
  );
}

const lookEveryMs = 60_000;

/**
 * Looks now and then whether the session still stands, so that a screen left alone is covered in time, and whether it is still the same person's:
 * when somebody else has signed in beside this page, it begins afresh as theirs.
 */
function useSessionWatch(userId: string, closed: boolean): void {
  useEffect(() => {
    if (closed) return;
    const look = async () => {
      const answer = await client.GET('/api/session').catch(() => undefined);
      if (answer?.data && answer.data.user.id !== userId) window.location.assign('/');
    };
    const timer = setInterval(() => void look(), lookEveryMs);
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', onFocus);
    };
  }, [userId, closed]);
}
