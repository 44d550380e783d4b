import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../actions/button.tsx';
import { Drawer } from '../layout/drawer.tsx';
import { useZodForm } from './use-zod-form.ts';
import { FormView } from './zod-form.tsx';

type ReasonDrawerProps = {
  title: string;
  /** What will happen, in a sentence or two. */
  lead?: ReactNode;
  /** The question above the field: "What has to change?" */
  label: string;
  /** The verb that does it. */
  verb: string;
  /** What cannot be taken back. */
  isDanger?: boolean | undefined;
  draftKey?: string | undefined;
  /** A refusal thrown here is shown in the drawer, and what was written stays. */
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks why before something is done: sent back, set aside, marked as a mistake. */
export function ReasonDrawer({ title, lead, label, verb, isDanger = false, draftKey, onConfirm, onClose }: ReasonDrawerProps) {
  const { t } = useTranslation('ui');
  const schema = useMemo(() => z.object({ reason: z.string().trim().min(3).max(1000) }), []);
  const form = useZodForm({
    schema,
    initial: { reason: '' },
    draftKey,
    onSave: async ({ value }) => {
      await onConfirm(value.reason);
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
          <Button variant={isDanger ? 'danger' : 'primary'} wide busy={form.busy} onClick={() => void form.submit()}>
            {verb}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {lead}
      <FormView form={form} sections={[{ fields: { reason: { label } } }]} />
    </Drawer>
  );
}
