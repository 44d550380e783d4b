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
      {blocksOf(body).map((block, index) =>
        block.kind === 'list' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name but their place
          <ul key={index}>
            {block.lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
              <li key={place}>
                <WithGaps text={line} />
              </li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name but their place
          <p key={index} className={styles.lines}>
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
  return parts.map((part, index) =>
    part.startsWith('[[') && part.endsWith(']]') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no name but their place
      <mark key={index} className={styles.gap}>
        {part.slice(2, -2)}
      </mark>
    ) : (
      part
    ),
  );
}
