import { Modal } from '@mantine/core';
import { type ComponentType, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionGate } from '#client';
import { LinkButton, LoadingLine, useSession } from '#ui';
import { signOut } from './account.ts';

/** Asks for the password of the person whose session was lost; calls `onSignedIn` when the server has taken it. */
export type SignInAgain = ComponentType<{ email: string; onSignedIn: () => void }>;

/** When any request finds the session gone: sign in again over the page. The form below stays as it is, and the request is repeated. */
export function SessionGate({ form: Form }: { form: SignInAgain }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const [closed, setClosed] = useState(false);
  useEffect(() => sessionGate.watch(setClosed), []);
  return (
    <Modal
      opened={closed}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('session.ended')}
    >
      <p>{t('session.endedLead')}</p>
      <Suspense fallback={<LoadingLine />}>
        <Form email={user.email} onSignedIn={sessionGate.open} />
      </Suspense>
      <p>
        <LinkButton onClick={() => void signOut()}>{t('session.otherPerson')}</LinkButton>
      </p>
    </Modal>
  );
}
