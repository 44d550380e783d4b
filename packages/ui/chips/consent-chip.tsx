import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './consent-chip.module.css';

type ConsentChipProps = {
  who: string;
  /** The categories in words, as the reader calls them. */
  categories: readonly string[];
  /** The last day; none when it is open-ended. */
  until?: string | undefined;
  /** Opens "this is what they see". */
  onOpen?: (() => void) | undefined;
};

/** Who sees what, and until when. */
export function ConsentChip({ who, categories, until, onOpen }: ConsentChipProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const parts = (
    <>
      <span className={styles.part}>
        <IconEye aria-hidden />
        {who}
      </span>
      <span className={styles.part}>{categories.join(', ')}</span>
      <span className={styles.part}>{until ? t('consent.until', { day: format.day(until) }) : t('consent.openEnded')}</span>
    </>
  );
  if (!onOpen) return <span className={styles.consent}>{parts}</span>;
  return (
    <button type="button" className={styles.consent} onClick={onOpen}>
      {parts}
    </button>
  );
}
