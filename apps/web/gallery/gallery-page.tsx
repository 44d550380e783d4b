import { useMantineColorScheme } from '@mantine/core';
import { languages } from '#kernel';
import { ClockProvider, PageHeader, Segmented, useLanguage } from '#ui';
import { changeLanguage } from '../i18n/start.ts';
import { ChipPieces } from './chip-pieces.tsx';
import { FeedbackPieces } from './feedback-pieces.tsx';
import { FormPieces } from './form-pieces.tsx';
import styles from './gallery.module.css';
import { RecordPieces } from './record-pieces.tsx';
import { frozenAt, frozenZone } from './samples.ts';

const schemes = ['light', 'dark', 'auto'] as const;

/** Every piece of the kit on one page, in both schemes and all languages. Only where the app is built for development. */
export function GalleryPage() {
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <ClockProvider timeZone={frozenZone} frozenAt={frozenAt}>
      <main className={styles.page}>
        <PageHeader title="Recurring pieces" lead="Each is the same object wherever it appears." />
        <div className={styles.bar}>
          <Segmented
            label="Language"
            value={language}
            options={languages.map((value) => ({ value, label: value }))}
            onChange={(value) => void changeLanguage(value)}
          />
          <Segmented
            label="Theme"
            value={colorScheme}
            options={schemes.map((value) => ({ value, label: value }))}
            onChange={setColorScheme}
          />
        </div>
        <div className={styles.grid}>
          <ChipPieces />
          <RecordPieces />
          <FeedbackPieces />
          <FormPieces />
        </div>
      </main>
    </ClockProvider>
  );
}
