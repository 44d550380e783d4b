import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { client } from '#client';
import { Button, FormView, PageHeader, useZodForm } from '#ui';
import { Email } from '../model.ts';
import styles from './identity.module.css';

const Ask = z.object({ email: Email });

/** Asking for a new password. The answer is the same for every address. */
export function AskForResetPage() {
  const { t } = useTranslation('identity');
  const [askedFor, setAskedFor] = useState<string>();
  const form = useZodForm({
    schema: Ask,
    initial: { email: '' },
    onSave: async ({ value }) => {
      await client.POST('/api/password-resets', { body: value });
      setAskedFor(value.email);
    },
  });
  return (
    <div className={styles.plain}>
      <PageHeader title={t('reset.title')} />
      {askedFor ? (
        <p role="status" className={styles.lead}>
          {t('reset.sent', { email: askedFor })}
        </p>
      ) : (
        <>
          <p className={styles.lead}>{t('reset.lead')}</p>
          <FormView form={form} sections={[{ fields: { email: { label: t('field.email'), widget: 'email', autoComplete: 'username' } } }]}>
            <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
              {t('reset.submit')}
            </Button>
          </FormView>
        </>
      )}
      <p>
        <Link to="/sign-in">{t('reset.back')}</Link>
      </p>
    </div>
  );
}
