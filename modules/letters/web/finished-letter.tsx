import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '#ui';
import styles from './letters.module.css';
import type { Letter } from './queries.ts';

/** What became of it: filed, ready to be printed. */
export function FinishedLetter({ letter, onAnother }: { letter: Letter; onAnother: () => void }) {
  const { t } = useTranslation('letters');
  return (
    <div className={styles.done} role="status">
      <p>
        <b>{letter.subject}</b>, {letter.recipientName}
      </p>
      <p>{t('write.done')}</p>
      <div className={styles.end}>
        <ButtonAnchor
          variant="primary"
          icon={<IconPrinter aria-hidden />}
          href={`/api/documents/${letter.documentId}/content?as=preview`}
          target="_blank"
          rel="noreferrer"
        >
          {t('write.print')}
        </ButtonAnchor>
        <Button onClick={onAnother}>{t('write.another')}</Button>
      </div>
    </div>
  );
}
