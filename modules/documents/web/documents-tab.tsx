import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, cx, EmptyState, ErrorState, ReasonDrawer, SectionHeader, Skeleton, useMay } from '#ui';
import { DocumentKind, type DocumentView } from '../model.ts';
import { ChangeDocumentDrawer } from './change-document-drawer.tsx';
import { type DocumentActs, DocumentRow } from './document-row.tsx';
import styles from './documents.module.css';
import { FileDocumentDrawer } from './file-document-drawer.tsx';
import { PreviewDrawer } from './preview-drawer.tsx';
import { type DocumentsOf, useDocuments, useSaveDocument } from './queries.ts';

type Opened =
  | { kind: 'add'; file?: File | undefined; replaces?: DocumentView | undefined }
  | { kind: 'preview' | 'change' | 'error'; document: DocumentView };

/** The documents of a case or a person: dropped or chosen, looked at, taken away, put right. `actions` are other ways in which one comes to be, `notes` what another area knows of one by its id. */
export function DocumentsTab({ of, actions, notes }: { of: DocumentsOf; actions?: ReactNode; notes?: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('documents');
  const mayFile = useMay('documents.add');
  const [showsAll, setShowsAll] = useState(false);
  const [kind, setKind] = useState<DocumentKind | null>(null);
  const [opened, setOpened] = useState<Opened>();
  const [over, setOver] = useState(false);
  const documents = useDocuments(of, { show: showsAll ? 'all' : 'current', ...(kind && { kind }) });
  const { markInError } = useSaveDocument();
  const items = documents.data?.pages.flatMap((page) => page.items) ?? [];
  const acts: DocumentActs = {
    onPreview: (document) => setOpened({ kind: 'preview', document }),
    ...(mayFile
      ? {
          onChange: (document) => setOpened({ kind: 'change', document }),
          onReplace: (replaces) => setOpened({ kind: 'add', replaces }),
          onError: (document) => setOpened({ kind: 'error', document }),
        }
      : {}),
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && mayFile) setOpened({ kind: 'add', file });
  };
  const close = () => setOpened(undefined);
  if (documents.isError) return <ErrorState error={documents.error} onRetry={() => void documents.refetch()} />;
  return (
    <section
      aria-label={t('documents')}
      className={cx(styles.tab, over && mayFile && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <SectionHeader
        title={t('documents')}
        count={documents.data ? items.length : undefined}
        level={2}
        aside={
          <span className={styles.ways}>
            {actions}
            {mayFile && (
              <Button size="small" icon={<IconPlus aria-hidden />} onClick={() => setOpened({ kind: 'add' })}>
                {t('add')}
              </Button>
            )}
          </span>
        }
      />
      {!documents.data && <Skeleton rows={4} />}
      {(items.length > 1 || kind) && (
        <Select
          className={styles.kind}
          aria-label={t('fileKind')}
          placeholder={t('anyKind')}
          size="xs"
          clearable
          data={DocumentKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={(next) => setKind(next as DocumentKind | null)}
        />
      )}
      {documents.data && items.length === 0 && <EmptyState>{t(kind ? 'noneOfKind' : mayFile ? 'noneDrop' : 'none')}</EmptyState>}
      {items.length > 0 && (
        <ul className={styles.list} data-rows>
          {items.map((document) => (
            <DocumentRow key={document.id} document={document} note={notes?.get(document.id)} acts={acts} />
          ))}
        </ul>
      )}
      <div className={styles.more}>
        {documents.hasNextPage && (
          <Button busy={documents.isFetchingNextPage} onClick={() => void documents.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        )}
        <Button variant="quiet" size="small" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {t(showsAll ? 'showCurrent' : 'showAll')}
        </Button>
      </div>
      {opened?.kind === 'add' && <FileDocumentDrawer of={of} file={opened.file} replaces={opened.replaces} onClose={close} />}
      {opened?.kind === 'preview' && <PreviewDrawer document={opened.document} onClose={close} />}
      {opened?.kind === 'change' && <ChangeDocumentDrawer document={opened.document} onClose={close} />}
      {opened?.kind === 'error' && (
        <ReasonDrawer
          title={t('markError')}
          lead={<p className={styles.quiet}>{t('markErrorLead', { title: opened.document.title })}</p>}
          label={t('reason')}
          verb={t('markError')}
          isDanger
          onConfirm={(reason) => markInError(opened.document.id, opened.document.version, reason)}
          onClose={close}
        />
      )}
    </section>
  );
}
