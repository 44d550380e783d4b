import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, Drawer } from '#ui';
import type { DocumentView } from '../model.ts';
import styles from './documents.module.css';
import { contentAddress } from './queries.ts';

/** A document to look at beside the case; nothing in it can run. */
export function PreviewDrawer({ document, onClose }: { document: DocumentView; onClose: () => void }) {
  const { t } = useTranslation('documents');
  const address = contentAddress(document.id, 'preview');
  return (
    <Drawer
      opened
      onClose={onClose}
      title={document.title}
      footer={
        <ButtonAnchor wide icon={<IconDownload aria-hidden />} href={contentAddress(document.id, 'download')} download>
          {t('download')}
        </ButtonAnchor>
      }
    >
      {document.mediaType.startsWith('image/') ? (
        <img className={styles.picture} src={address} alt={document.title} />
      ) : (
        <iframe className={styles.page} src={address} title={document.title} />
      )}
    </Drawer>
  );
}
