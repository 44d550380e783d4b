import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, useCopy } from '#ui';
import styles from './identity.module.css';

/** The codes for the day the authenticator is lost: shown once, to print or to copy. */
export function RecoveryCodes({ codes, doneLabel, onDone }: { codes: readonly string[]; doneLabel?: string; onDone: () => void }) {
  const { t } = useTranslation('identity');
  const list = useRef<HTMLOListElement>(null);
  const { copied, copy } = useCopy(list);
  return (
    <div className={styles.codes}>
      <p role="status">{t('recovery.lead')}</p>
      <ol ref={list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.ways}>
        <Button icon={<IconPrinter aria-hidden />} onClick={() => window.print()}>
          {t('recovery.print')}
        </Button>
        <Button icon={<IconCopy aria-hidden />} onClick={() => void copy(codes.join('\n'))}>
          {t('recovery.copy')}
        </Button>
        <Button onClick={onDone}>{doneLabel ?? t('recovery.done')}</Button>
      </div>
      <p role="status">{copied && t(`recovery.${copied}`)}</p>
    </div>
  );
}
