import { useTranslation } from 'react-i18next';
import styles from './because.module.css';

/** "because …": the reason, with the plum word in front. `reason` is the rest of the sentence, `lead` what goes before. */
export function Because({ reason, lead }: { reason: string; lead?: string | undefined }) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.because}>
      {lead && `${lead} `}
      <em className={styles.word}>{t('because')}</em> {reason}
    </span>
  );
}
