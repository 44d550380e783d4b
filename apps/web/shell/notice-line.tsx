import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, type Notice } from '#ui';
import styles from './shell.module.css';

const shownSeconds = 8;

/** What was just done, at the foot of the page; it waits while the pointer or the focus is on it. */
export function NoticeLine({ notice, onOver }: { notice: Notice | undefined; onOver: () => void }) {
  const { t } = useTranslation('ui');
  const [held, setHeld] = useState(false);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (held || notice === undefined) return;
    const timer = setTimeout(() => over(), shownSeconds * 1000);
    return () => clearTimeout(timer);
  }, [held, notice]);
  const leave = () => {
    setHeld(false);
    onOver();
  };
  return (
    <div role="status" className={styles.notices}>
      {notice && (
        <p
          className={styles.notice}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <IconCheck aria-hidden />
          <span>{notice.text}</span>
          {notice.link && (
            <Link to={notice.link.to as '/'} onClick={leave}>
              {notice.link.label}
            </Link>
          )}
          <IconButton label={t('close')} onClick={leave}>
            <IconX aria-hidden />
          </IconButton>
        </p>
      )}
    </div>
  );
}
