import { TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, cx } from '#ui';
import styles from './import.module.css';
import { Progress } from './progress.tsx';

type DropZoneProps = {
  onFiles: (files: readonly File[], source: string) => Promise<void>;
  /** The share that has left, while files are sent. */
  sent: number | undefined;
};

/** Where files are dropped, or chosen with the keyboard. Several at once are one import. */
export function DropZone({ onFiles, sent }: DropZoneProps) {
  const { t } = useTranslation('interop');
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [source, setSource] = useState('');
  const helpId = useId();
  const isSending = sent !== undefined;
  const take = (files: FileList | null) => {
    if (files && files.length > 0 && !isSending) void onFiles([...files], source);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section
      aria-label={t('drop.label')}
      className={cx(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
    >
      <div className={styles.invitation}>
        <IconFileImport aria-hidden />
        <div>
          <p className={styles.strong}>{t('drop.here')}</p>
          <p id={helpId} className={styles.second}>
            {t('drop.help')}
          </p>
        </div>
        <Button variant="primary" busy={isSending} aria-describedby={helpId} onClick={() => chooser.current?.click()}>
          {t('drop.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept=".json,.ndjson,.jsonl,.gz,application/json,application/fhir+json,application/gzip"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {isSending ? (
        <Progress label={t('sending')} share={sent} />
      ) : (
        <details className={styles.details}>
          <summary>{t('source.ask')}</summary>
          <TextInput
            label={t('source.label')}
            description={t('source.help')}
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        </details>
      )}
    </section>
  );
}
