import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button, Drawer, type FormSection, FormView, SavedStatus, useZodForm, type ZodFormOptions } from '#ui';
import styles from './plans.module.css';

type FormDrawerProps<Schema extends z.ZodObject> = ZodFormOptions<Schema> & {
  title: string;
  saveLabel: string;
  sections: readonly FormSection<Schema>[];
  what: string;
  /** Beside save, for what is done less often. */
  second?: ReactNode;
  lead?: ReactNode;
  onClose: () => void;
};

/** A form in a drawer: fields, the draft that is kept, and save in view. */
export function FormDrawer<Schema extends z.ZodObject>({
  title,
  saveLabel,
  sections,
  what,
  second,
  lead,
  onClose,
  ...options
}: FormDrawerProps<Schema>) {
  const { t } = useTranslation('ui');
  const form = useZodForm(options);
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="primary" wide busy={form.busy} shortcut={`${t('keys.ctrl')} ↵`} onClick={() => void form.submit()}>
            {saveLabel}
          </Button>
          {second}
        </>
      }
    >
      <div className={styles.form}>
        {lead}
        <FormView form={form} sections={sections} what={what} />
        {options.draftKey !== undefined && <SavedStatus />}
      </div>
    </Drawer>
  );
}
