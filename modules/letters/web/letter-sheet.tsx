import { useTranslation } from 'react-i18next';
import type { Language } from '#kernel';
import { blocksOf } from '../rules-merge.ts';
import styles from './letters.module.css';

type LetterSheetProps = {
  language: Language;
  /** Null while nobody is chosen. */
  address: string | null;
  subject: string;
  body: string;
  signatory: string;
};

/** How a letter reads, with its gaps marked; the paper itself is made by the server. */
export function LetterSheet({ language, address, subject, body, signatory }: LetterSheetProps) {
  const { t } = useTranslation('letters', { lng: language });
  return (
    <div className={styles.sheet} lang={language}>
      {address !== null && (
        <p className={styles.window}>
          <WithGaps text={address} />
        </p>
      )}
      <p className={styles.subject}>
        <WithGaps text={subject} />
      </p>
      {[...blocksOf(body).entries()].map(([place, block]) =>
        block.kind === 'list' ? (
          <ul key={place}>
            {[...block.lines.entries()].map(([row, line]) => (
              <li key={row}>
                <WithGaps text={line} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={place} className={styles.lines}>
            <WithGaps text={block.lines.join('\n')} />
          </p>
        ),
      )}
      <p className={styles.lines}>{t('closing')}</p>
      <p className={styles.signatory}>{signatory}</p>
    </div>
  );
}

/** Gaps stand out as what is missing stands out everywhere: in a dashed frame. */
function WithGaps({ text }: { text: string }) {
  const parts = text.split(/(\[\[[^[\]]*\]\])/);
  return [...parts.entries()].map(([place, part]) =>
    part.startsWith('[[') && part.endsWith(']]') ? (
      <mark key={place} className={styles.gap}>
        {part.slice(2, -2)}
      </mark>
    ) : (
      part
    ),
  );
}
