import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button, FormView, useZodForm } from '#ui';
import { Password } from '../model.ts';
import styles from './identity.module.css';

const Proof = z.object({ password: Password });

type ByPasswordProps = { lead: string; submitLabel: string; onSubmit: (password: string) => Promise<void>; onCancel: () => void };

/** Something only the person themself may do: asks for the password once more. */
export function ByPassword({ lead, submitLabel, onSubmit, onCancel }: ByPasswordProps) {
  const { t } = useTranslation('identity');
  const { t: ofKit } = useTranslation('ui');
  const form = useZodForm({ schema: Proof, initial: { password: '' }, onSave: ({ value }) => onSubmit(value.password) });
  return (
    <>
      <p>{lead}</p>
      <FormView
        form={form}
        sections={[
          { fields: { password: { label: t('field.password'), widget: 'password', autoComplete: 'current-password', half: true } } },
        ]}
      >
        <div className={styles.ways}>
          <Button type="submit" busy={form.busy}>
            {submitLabel}
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            {ofKit('cancel')}
          </Button>
        </div>
      </FormView>
    </>
  );
}
