import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { client } from '#client';
import { Button, FormView, SectionHeader, useSession, useZodForm } from '#ui';
import { Password } from '../model.ts';
import { passwordMinimum } from '../rules.ts';
import styles from './identity.module.css';
import { goodPassword } from './new-password-form.tsx';

/** Changing the password: closed until somebody wants to. */
export function PasswordSection() {
  const { t } = useTranslation('identity');
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  return (
    <section className={styles.part}>
      <SectionHeader level={2} title={t('password.title')} />
      {state === 'open' ? (
        <ChangePassword onDone={() => setState('done')} onCancel={() => setState('closed')} />
      ) : (
        <>
          <p role="status">{t(state === 'done' ? 'password.done' : 'password.lead')}</p>
          <div>
            <Button onClick={() => setState('open')}>{t('password.change')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function ChangePassword({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('identity');
  const { t: ofKit } = useTranslation('ui');
  const { user } = useSession();
  const schema = useMemo(() => z.object({ currentPassword: Password, newPassword: goodPassword(user.email) }), [user.email]);
  const form = useZodForm({
    schema,
    initial: { currentPassword: '', newPassword: '' },
    onSave: async ({ value }) => {
      await client.PUT('/api/me/password', { body: value });
      onDone();
    },
  });
  return (
    <FormView
      form={form}
      sections={[
        {
          fields: {
            currentPassword: { label: t('field.currentPassword'), widget: 'password', autoComplete: 'current-password', half: true },
            newPassword: {
              label: t('field.newPassword'),
              widget: 'password',
              autoComplete: 'new-password',
              help: t('field.passwordHelp', { minimum: passwordMinimum }),
            },
          },
        },
      ]}
    >
      <div className={styles.ways}>
        <Button type="submit" busy={form.busy}>
          {t('password.save')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {ofKit('cancel')}
        </Button>
      </div>
    </FormView>
  );
}
