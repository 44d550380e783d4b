import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button, Drawer, type FormSection, FormView, ProblemAlert, useZodForm, type ZodFormOptions, type ZodFormState } from '#ui';

type PartDrawerProps<Schema extends z.ZodObject> = Omit<ZodFormOptions<Schema>, 'draftKey'> & {
  title: string;
  /** What a conflict is about, in the middle of a sentence. */
  what: string;
  sections: (form: ZodFormState<Schema>) => readonly FormSection<Schema>[];
  /** Takes it away; only for what exists. */
  onRemove?: (() => Promise<void>) | undefined;
  onClose: () => void;
};

/** A part of a person in a sheet: to add, to change at the version seen, or to take away. */
export function PartDrawer<Schema extends z.ZodObject>({
  title,
  what,
  sections,
  onRemove,
  onClose,
  onSave,
  ...options
}: PartDrawerProps<Schema>) {
  const { t } = useTranslation('people');
  const [error, setError] = useState<unknown>();
  const form = useZodForm({
    ...options,
    onSave: async (save) => {
      await onSave(save);
      onClose();
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="Ctrl ↵" onClick={() => void form.submit()}>
            {t('save')}
          </Button>
          {onRemove && (
            <Button variant="danger" onClick={() => void onRemove().then(onClose, setError)}>
              {t('remove')}
            </Button>
          )}
        </>
      }
    >
      <FormView form={form} what={what} sections={sections(form)}>
        {error !== undefined && <ProblemAlert error={error} />}
      </FormView>
    </Drawer>
  );
}
