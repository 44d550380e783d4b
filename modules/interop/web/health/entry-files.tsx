import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '#ui';
import type { HealthEntryView } from '../../model-health.ts';
import styles from './health.module.css';
import { NoteDrawer } from './note-drawer.tsx';
import { fileAddress } from './queries.ts';

const LARGEST_NOTE = 1_000_000;

/** The files that came with an entry: what is plain text opens beside the record, everything can be downloaded. */
export function EntryFiles({ entry }: { entry: HealthEntryView }) {
  const { t } = useTranslation('interop');
  const [opened, setOpened] = useState<number>();
  if (entry.files.length === 0) return null;
  return (
    <div className={styles.files}>
      {entry.files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the files of an entry are known by their place in it
        <span key={index} className={styles.file}>
          {entry.files.length > 1 && <span>{file.title ?? t('health.file', { number: index + 1 })}</span>}
          {isReadable(file) && (
            <Button size="small" icon={<IconFileText aria-hidden />} onClick={() => setOpened(index)}>
              {t('health.open')}
            </Button>
          )}
          <ButtonAnchor
            size="small"
            variant={isReadable(file) ? 'quiet' : 'default'}
            icon={<IconDownload aria-hidden />}
            href={fileAddress(entry.id, index)}
            download
          >
            {t('health.download')}
          </ButtonAnchor>
        </span>
      ))}
      {opened !== undefined && <NoteDrawer entry={entry} index={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

const isReadable = ({ mediaType, size }: HealthEntryView['files'][number]): boolean =>
  mediaType.toLowerCase().startsWith('text/plain') && size <= LARGEST_NOTE;
