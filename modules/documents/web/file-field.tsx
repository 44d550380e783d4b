import { IconFileText, IconUpload, IconX } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, cx, IconButton, useFormat } from '#ui';
import { largestFile } from '../model.ts';
import styles from './documents.module.css';
import { sizeText } from './size-text.ts';

type FileFieldProps = {
  label: string;
  value: File | null;
  onChange: (file: File | null) => void;
  error?: string | undefined;
  /** How much of it has left, while it is sent. */
  progress?: number | undefined;
};

/** One file: dropped, pasted from the camera of a phone, or chosen. */
export function FileField({ label, value, onChange, error, progress }: FileFieldProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const tooLarge = value !== null && value.size > largestFile;
  const says = tooLarge ? t('tooLarge', { size: sizeText(value.size, format.number), most: sizeText(largestFile, format.number) }) : error;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChange(file);
  };
  return (
    <div className={styles.field}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <input
        ref={input}
        id={id}
        type="file"
        className={styles.hidden}
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          onChange(event.currentTarget.files?.[0] ?? null);
          event.currentTarget.value = '';
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience of the mouse; the button inside does the same */}
      <div
        className={cx(styles.drop, over && styles.over, says !== undefined && styles.wrong)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {value === null ? (
          <>
            <Button icon={<IconUpload aria-hidden />} aria-describedby={`${id}-label ${id}-hint`} onClick={() => input.current?.click()}>
              {t('choose')}
            </Button>
            <span id={`${id}-hint`} className={styles.quiet}>
              {t('dropHere')}
            </span>
          </>
        ) : (
          <>
            <IconFileText aria-hidden />
            <span className={styles.chosen}>
              <b>{value.name}</b>
              <span className={styles.quiet}>{sizeText(value.size, format.number)}</span>
            </span>
            {progress === undefined && (
              <IconButton label={t('otherFile')} onClick={() => onChange(null)}>
                <IconX aria-hidden />
              </IconButton>
            )}
          </>
        )}
      </div>
      {progress !== undefined && <progress className={styles.progress} aria-label={t('sending')} max={1} value={progress} />}
      {says !== undefined && (
        <p role="alert" className={styles.error}>
          {says}
        </p>
      )}
    </div>
  );
}
