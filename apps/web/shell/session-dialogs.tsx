import { Modal } from '@mantine/core';
import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { proofGate, sessionGate } from '#client';
import { LinkButton, LoadingLine, useSession } from '#ui';
import { signOut } from './account.ts';
import styles from './shell.module.css';

/** Asks for the password of the person whose session was lost; calls `onSignedIn` when the server has taken it. */
export type SignInAgain = ComponentType<{ email: string; onSignedIn: () => void }>;

export type GateDialogProps = { opened: boolean; form: SignInAgain };

/** The session is over: nothing behind it can be read, and nothing but signing in or leaving is possible. */
export function SessionEnded({ opened, form: Form }: GateDialogProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <Modal
      opened={opened}
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

/** The password once more, for the one thing that was asked. */
export function ProofAsked({ opened, form: Form }: GateDialogProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <Modal opened={opened} zIndex={1000} onClose={proofGate.leave} withCloseButton={false} title={t('session.proof')}>
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
