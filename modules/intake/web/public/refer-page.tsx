import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorState, FormView, PageHeader, Skeleton, useLanguage, useZodForm } from '#ui';
import { EmergencyNotice } from './emergency-notice.tsx';
import { type PublicFormAnswer, type Receipt, sendPublicReferral, usePublicForm } from './queries.ts';
import { ReceiptView } from './receipt-view.tsx';
import styles from './refer.module.css';
import { emptyForm, ReferForm, toPublicReferral } from './refer-form.ts';
import { useReferSections } from './use-refer-sections.tsx';

const route = getRouteApi('/plain/refer');

type Loaded = { data: PublicFormAnswer | undefined; error: unknown; refetch: () => unknown };

/** Asking for help without an account, for oneself or for somebody else. Nothing is kept before it is sent. */
export function ReferPage() {
  const { t } = useTranslation('intake');
  const { to } = route.useSearch();
  const { data, error, refetch }: Loaded = usePublicForm();
  const [receipt, setReceipt] = useState<{ of: Receipt; country: string | undefined }>();
  if (receipt) return <ReceiptView receipt={receipt.of} country={receipt.country} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  const named = data.receivers.filter(({ id }) => id === to);
  const receivers = named.length > 0 ? named : data.receivers;
  return (
    <div className={styles.page}>
      <PageHeader title={t('refer.title')} />
      <EmergencyNotice country={receivers[0]?.country} />
      {receivers.length === 0 ? (
        <p>{t('refer.nobody')}</p>
      ) : (
        <>
          <p className={styles.lead}>{t('refer.lead')}</p>
          <p>
            <Link to="/refer/answer">{t('refer.haveCode')}</Link>
          </p>
          <Questions token={data.token} receivers={receivers} onSent={(of, country) => setReceipt({ of, country })} />
        </>
      )}
    </div>
  );
}

type QuestionsProps = {
  token: string;
  receivers: PublicFormAnswer['receivers'];
  onSent: (receipt: Receipt, country: string | undefined) => void;
};

function Questions({ token, receivers, onSent }: QuestionsProps) {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  const website = useRef<HTMLInputElement>(null);
  const form = useZodForm({
    schema: ReferForm,
    initial: emptyForm(receivers.length === 1 ? receivers[0]?.id : undefined),
    onSave: async ({ value }) => {
      const of = { token, website: website.current?.value ?? '', language };
      const receipt = await sendPublicReferral(toPublicReferral(value, of));
      onSent(receipt, receivers.find(({ id }) => id === value.receivingOrganizationId)?.country);
    },
  });
  const sections = useReferSections(form.values, receivers);
  return (
    <FormView form={form} level={2} sections={sections}>
      <div className={styles.trap} aria-hidden>
        <input ref={website} type="text" name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </div>
      <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
        {t('refer.send')}
      </Button>
    </FormView>
  );
}
