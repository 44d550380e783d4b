import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataCategory, newId } from '#kernel';
import { Button, Drawer, FormView, useZodForm } from '#ui';
import { type DocumentId, type DocumentView, largestFile, NewDocument } from '../model.ts';
import styles from './documents.module.css';
import { FileField } from './file-field.tsx';
import { type DocumentsOf, useSaveDocument } from './queries.ts';
import { useDocumentFields } from './use-document-fields.ts';

type FileDocumentDrawerProps = {
  of: DocumentsOf;
  /** A file that was dropped on the list. */
  file?: File | undefined;
  /** The document this is a better version of. */
  replaces?: DocumentView | undefined;
  onClose: () => void;
};

const Fields = NewDocument.omit({ id: true, replaces: true });

/** Files a document: the file, what it is, and who may see it. */
export function FileDocumentDrawer({ of, file: dropped, replaces, onClose }: FileDocumentDrawerProps) {
  const { t } = useTranslation('documents');
  const fields = useDocumentFields();
  const save = useSaveDocument();
  const id = useRef(newId<DocumentId>());
  const [file, setFile] = useState<File | null>(dropped ?? null);
  const [missing, setMissing] = useState(false);
  const [progress, setProgress] = useState<number>();
  const form = useZodForm({
    schema: Fields,
    initial: replaces
      ? { title: replaces.title, kind: replaces.kind, category: replaces.category }
      : { title: dropped ? titleOf(dropped.name) : '', kind: 'letter', category: 'social' satisfies DataCategory },
    onSave: async ({ value }) => {
      if (file === null) return setMissing(true);
      if (file.size > largestFile) return;
      setProgress(0);
      try {
        await save.file({ ...of, document: { ...value, id: id.current, replaces: replaces?.id ?? null }, file, onProgress: setProgress });
        onClose();
      } finally {
        setProgress(undefined);
      }
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setMissing(false);
    if (chosen && !form.values.title) form.set('title', titleOf(chosen.name));
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={replaces ? t('newVersion') : t('add')}
      footer={
        <Button variant="primary" wide busy={form.busy} onClick={() => void (file === null ? setMissing(true) : form.submit())}>
          {t('file')}
        </Button>
      }
    >
      <div className={styles.form}>
        {replaces && <p className={styles.quiet}>{t('replaces', { title: replaces.title, number: replaces.number })}</p>}
        <FileField label={t('theFile')} value={file} onChange={choose} error={missing ? t('fileMissing') : undefined} progress={progress} />
        <FormView form={form} sections={[{ fields }]} what={t('thisDocument')} />
      </div>
    </Drawer>
  );
}

/** "scan_2026-03-09.pdf" reads "scan 2026-03-09". */
function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll('_', ' ')
    .trim()
    .slice(0, 200);
}
