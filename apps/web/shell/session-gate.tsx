import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { client, proofGate, sessionGate } from '#client';
import { useSession } from '#ui';
import type { GateDialogProps, SignInAgain } from './session-dialogs.tsx';
import styles from './shell.module.css';

const SessionEnded = lazy(() => import('./session-dialogs.tsx').then((module) => ({ default: module.SessionEnded })));
const ProofAsked = lazy(() => import('./session-dialogs.tsx').then((module) => ({ default: module.ProofAsked })));

/** When any request finds the session gone: sign in again over the page. The form below stays as it is, and the request is repeated. */
export function SessionGate({ form }: { form: SignInAgain }) {
  const { user } = useSession();
  const [closed, setClosed] = useState(false);
  useEffect(() => sessionGate.watch(setClosed), []);
  useSessionWatch(user.id, closed);
  // The page is covered from the first moment, also while the dialog is fetched.
  return (
    <Suspense fallback={closed && <div className={styles.cover} />}>
      <Kept opened={closed} dialog={SessionEnded} form={form} />
    </Suspense>
  );
}

/** Before something grave: the password once more. Whoever would rather not finds everything as it was. */
export function ProofGate({ form }: { form: SignInAgain }) {
  const [asked, setAsked] = useState(false);
  useEffect(() => proofGate.watch(setAsked), []);
  return (
    <Suspense>
      <Kept opened={asked} dialog={ProofAsked} form={form} />
    </Suspense>
  );
}

/** Few days need one of the dialogs: it is fetched when it is first asked for, and stays so that it can fade out. */
function Kept({ dialog: Dialog, ...props }: GateDialogProps & { dialog: ComponentType<GateDialogProps> }) {
  const [wasOpened, setWasOpened] = useState(false);
  if (props.opened && !wasOpened) setWasOpened(true);
  return wasOpened ? <Dialog {...props} /> : null;
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
