import { Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFile, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, Chip, cx, DataCategoryChip, IconButton, LinkButton, useFormat } from '#ui';
import type { DocumentView } from '../model.ts';
import styles from './documents.module.css';
import { contentAddress } from './queries.ts';
import { sizeText } from './size-text.ts';

/** What can be done with a document of the list; what is left out the reader may not do. */
export type DocumentActs = {
  onPreview: (document: DocumentView) => void;
  onChange?: (document: DocumentView) => void;
  onReplace?: (document: DocumentView) => void;
  onError?: (document: DocumentView) => void;
};

/** One document: what it is, who filed it and when, how large, and who may see it. */
export function DocumentRow({ document, note, acts }: { document: DocumentView; note?: string | undefined; acts: DocumentActs }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const { title, kind, number, size, mediaType, category, createdAt, createdByName, enteredInError } = document;
  const facts = [t(`kind.${kind}`), number > 1 ? t('version', { number }) : null, sizeText(size, format.number)].filter(Boolean);
  return (
    <li className={cx(styles.document, enteredInError && styles.gone)} data-row tabIndex={-1}>
      <span aria-hidden className={styles.icon}>
        {iconOf(mediaType)}
      </span>
      <div className={styles.words}>
        {document.canPreview ? (
          <LinkButton className={styles.title} data-row-open onClick={() => acts.onPreview(document)}>
            {title}
          </LinkButton>
        ) : (
          <b className={styles.title}>{title}</b>
        )}
        <span className={styles.quiet}>
          {facts.join(' · ')} <DataCategoryChip category={category} />
        </span>
        {note && <span className={styles.quiet}>{note}</span>}
        <span className={styles.quiet}>{t('filedBy', { name: createdByName ?? t('somebody'), when: format.instant(createdAt) })}</span>
        {enteredInError && (
          <Chip tone="overdue">{t('inError', { name: enteredInError.byName ?? t('somebody'), reason: enteredInError.reason })}</Chip>
        )}
      </div>
      {!enteredInError && (
        <div className={styles.actions}>
          <ButtonAnchor
            size="small"
            icon={<IconDownload aria-hidden />}
            href={contentAddress(document.id, 'download')}
            aria-label={t('downloadNamed', { title })}
            download
          >
            {t('download')}
          </ButtonAnchor>
          {acts.onChange && <MoreMenu document={document} acts={acts} />}
        </div>
      )}
    </li>
  );
}

function MoreMenu({ document, acts }: { document: DocumentView; acts: DocumentActs }) {
  const { t } = useTranslation('documents');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('moreFor', { title: document.title })}>
          <IconDots aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => acts.onReplace?.(document)}>{t('newVersion')}</Menu.Item>
        <Menu.Item onClick={() => acts.onChange?.(document)}>{t('change')}</Menu.Item>
        <Menu.Item onClick={() => acts.onError?.(document)}>{t('markError')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function iconOf(mediaType: string): ReactNode {
  if (mediaType === 'application/pdf') return <IconFileTypePdf />;
  if (mediaType.startsWith('image/')) return <IconPhoto />;
  if (/sheet/.test(mediaType)) return <IconFileSpreadsheet />;
  return /text|word|rtf/.test(mediaType) ? <IconFileText /> : <IconFile />;
}
