import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../actions/button.tsx';
import styles from './feedback.module.css';

type ConfirmUndoProps = {
  /** What was done: "Called River Almeida." */
  children: ReactNode;
  onUndo: () => void;
  /** The time is over: take the line away. */
  onOver: () => void;
  seconds?: number;
};

/** Takes the place of a row that was just done, for six seconds; it waits while the pointer or the focus is on it. */
export function ConfirmUndo({ children, onUndo, onOver, seconds = 6 }: ConfirmUndoProps) {
  const { t } = useTranslation('ui');
  const [held, setHeld] = useState(false);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => over(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [held, seconds]);
  return (
    <div
      role="status"
      className={styles.done}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <IconCheck aria-hidden />
      <span>{children}</span>
      <LinkButton onClick={onUndo}>{t('undo')}</LinkButton>
    </div>
  );
}
