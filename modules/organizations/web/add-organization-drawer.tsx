import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Drawer, FormView, useZodForm } from '#ui';
import { OrganizationForm } from './organization-form.ts';
import { useOrganizationActions } from './queries.ts';
import { useSections } from './use-sections.ts';

/** Adds an organisation to the network. */
export function AddOrganizationDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('organizations');
  const { add } = useOrganizationActions();
  const sections = useSections();
  const [id, setId] = useState(newId);
  const form = useZodForm({
    schema: OrganizationForm,
    initial: { acceptsPublicReferrals: false },
    draftKey: 'organization:new',
    onSave: async ({ value }) => {
      await add({ id, ...value });
      setId(newId());
      form.discardDraft();
      onClose();
    },
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('page.add')}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="mod+enter" onClick={() => void form.submit()}>
            {t('page.save')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('page.cancel')}
          </Button>
        </>
      }
    >
      <FormView form={form} sections={sections} />
    </Drawer>
  );
}
