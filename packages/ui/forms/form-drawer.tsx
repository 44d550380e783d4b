import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '../actions/button.tsx';
import { ProblemAlert } from '../feedback/problem-alert.tsx';
import { Drawer } from '../layout/drawer.tsx';
import type { FormSection } from './field-look.ts';
import { useZodForm, type ZodFormOptions, type ZodFormState } from './use-zod-form.ts';
import { FormView } from './zod-form.tsx';

type FormDrawerProps<Schema extends z.ZodObject> = ZodFormOptions<Schema> & {
  title: string;
  /** What a conflict is about, in the middle of a sentence. */
  what: string;
  sections: (form: ZodFormState<Schema>) => readonly FormSection<Schema>[];
  /** Takes it away; only for what exists. */
  onRemove?: (() => Promise<unknown>) | undefined;
  onClose: () => void;
};

/** A part of a record in a sheet: to add, to change at the version seen, or to take away. */
export function FormDrawer<Schema extends z.ZodObject>({
  title,
  what,
  sections,
  onRemove,
  onClose,
  onSave,
  ...options
}: FormDrawerProps<Schema>) {
  const { t } = useTranslation('ui');
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
          <Button variant="primary" busy={form.busy} shortcut={`${t('keys.ctrl')} ↵`} onClick={() => void form.submit()}>
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
