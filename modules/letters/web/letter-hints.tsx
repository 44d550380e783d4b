import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor, Chip, useRefusalText } from '#ui';
import styles from './letters.module.css';
import type { Drafted } from './queries.ts';

type LetterHintsProps = {
  caseId: string;
  given: Drafted;
  /** What is still to be filled or struck, as it stands in the text. */
  open: readonly string[];
  wouldOverwrite: boolean;
  onRefill: () => void;
};

/** What stands between this letter and its recipient, and what is still to be written into it. */
export function LetterHints({ caseId, given, open, wouldOverwrite, onRefill }: LetterHintsProps) {
  const { t } = useTranslation('letters');
  const refusalText = useRefusalText();
  const { obstacle, gaps } = given;
  const unknown = gaps.filter(({ reason }) => reason !== 'missing');
  return (
    <>
      {obstacle && (
        <div className={styles.obstacle} role="status">
          <IconAlertTriangle aria-hidden />
          <div>
            <b>{t('write.blocked')}</b>
            <p>{refusalText(obstacle.code, obstacle) ?? obstacle.code}</p>
            {obstacle.code === 'letter.release-missing' && (
              <ButtonAnchor size="small" href={`/cases/${caseId}?tab=documents&do=consents`}>
                {t('write.release')}
              </ButtonAnchor>
            )}
          </div>
        </div>
      )}
      {open.length > 0 && (
        <section aria-label={t('write.gaps')}>
          <p className={styles.quiet}>{t('write.gaps')}</p>
          <ul className={styles.gaps}>
            {open.map((label) => (
              <li key={label}>
                <mark className={styles.gap}>{label}</mark>
              </li>
            ))}
            {unknown.map(({ field, label, reason }) => (
              <li key={field}>
                {label} <Chip>{t(`gapReason.${reason}`)}</Chip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {wouldOverwrite && (
        <div className={styles.note}>
          <span className={styles.quiet}>{t('write.refillNote')}</span>
          <Button size="small" onClick={onRefill}>
            {t('write.refill')}
          </Button>
        </div>
      )}
    </>
  );
}
