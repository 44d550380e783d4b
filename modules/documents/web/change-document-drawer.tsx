import { useTranslation } from 'react-i18next';
import { Button, Drawer, FormView, useZodForm } from '#ui';
import { type DocumentView, NewDocument } from '../model.ts';
import { useSaveDocument } from './queries.ts';
import { useDocumentFields } from './use-document-fields.ts';

const Label = NewDocument.pick({ title: true, kind: true, category: true });

/** Corrects title, kind or category; the file stays as it was filed. */
export function ChangeDocumentDrawer({ document, onClose }: { document: DocumentView; onClose: () => void }) {
  const { t } = useTranslation('documents');
  const fields = useDocumentFields();
  const save = useSaveDocument();
  const { title, kind, category } = document;
  const form = useZodForm({
    schema: Label,
    initial: { title, kind, category },
    version: document.version,
    onSave: async ({ changes, version }) => {
      if (Object.keys(changes).length > 0) await save.change(document.id, version ?? document.version, changes);
      onClose();
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('change')}
      footer={
        <Button variant="primary" wide busy={form.busy} onClick={() => void form.submit()}>
          {t('save')}
        </Button>
      }
    >
      <FormView form={form} sections={[{ fields }]} what={t('thisDocument')} />
    </Drawer>
  );
}
