import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button, FormView, useZodForm } from '#ui';
import { Password } from '../model.ts';
import { checkPassword, passwordMinimum } from '../rules.ts';

/** A password that passes the rules for this address; what is wrong with it is the text of the refusal. */
export function goodPassword(email: string) {
  return Password.check((given) => {
    const decision = checkPassword(given.value, email);
    if (!decision.ok) given.issues.push({ code: 'custom', input: given.value, params: { ...decision.refusal } });
  });
}

type NewPasswordFormProps = { email: string; submitLabel: string; onSave: (password: string) => Promise<void> };

/** One field: whoever cannot see what they type presses the eye. */
export function NewPasswordForm({ email, submitLabel, onSave }: NewPasswordFormProps) {
  const { t } = useTranslation('identity');
  const schema = useMemo(() => z.object({ password: goodPassword(email) }), [email]);
  const form = useZodForm({ schema, initial: { password: '' }, onSave: ({ value }) => onSave(value.password) });
  return (
    <FormView
      form={form}
      sections={[
        {
          fields: {
            password: {
              label: t('field.newPassword'),
              widget: 'password',
              autoComplete: 'new-password',
              help: t('field.passwordHelp', { minimum: passwordMinimum }),
            },
          },
        },
      ]}
    >
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
        {submitLabel}
      </Button>
    </FormView>
  );
}
