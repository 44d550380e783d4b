import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, Drawer, ErrorState, Skeleton } from '#ui';
import type { HealthEntryView } from '../../model-health.ts';
import { termText } from './code-text.ts';
import styles from './health.module.css';
import { type NoteBlock, noteBlocks } from './note-blocks.ts';
import { fileAddress, useNote } from './queries.ts';
import { useEntryDates } from './use-entry-dates.ts';
import { useEntryWords } from './use-entry-words.ts';

type NoteDrawerProps = { entry: HealthEntryView; index: number; onClose: () => void };

/** A clinical note to be read beside the record: who wrote it, when, and its text. */
export function NoteDrawer({ entry, index, onClose }: NoteDrawerProps) {
  const { t } = useTranslation('interop');
  const words = useEntryWords();
  const { from } = useEntryDates()(entry);
  const note = useNote(entry.id, index);
  const facts = [from, entry.practitionerName, entry.organizationName, words.status(entry)].filter(Boolean);
  return (
    <Drawer
      opened
      onClose={onClose}
      title={termText(entry) || words.one(entry.kind)}
      footer={
        <ButtonAnchor wide icon={<IconDownload aria-hidden />} href={fileAddress(entry.id, index)} download>
          {t('health.download')}
        </ButtonAnchor>
      }
    >
      <p className={styles.second}>{facts.join(' · ')}</p>
      {note.isPending && <Skeleton rows={6} />}
      {note.isError && <ErrorState error={note.error} onRetry={() => void note.refetch()} />}
      {note.data !== undefined && <NoteText text={note.data} />}
    </Drawer>
  );
}

function NoteText({ text }: { text: string }) {
  return (
    <div className={styles.note}>
      {noteBlocks(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a note never changes
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: NoteBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
  }
}
