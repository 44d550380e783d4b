import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui';
import styles from './identity.module.css';

/** The codes for the day the authenticator is lost: shown once, to print or to copy. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('identity');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  return (
    <div className={styles.codes}>
      <p role="status">{t('recovery.lead')}</p>
      <ol>
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
        <Button icon={<IconCopy aria-hidden />} onClick={() => void copy()}>
          {t(copied ? 'recovery.copied' : 'recovery.copy')}
        </Button>
        <Button onClick={onDone}>{t('recovery.done')}</Button>
      </div>
    </div>
  );
}
