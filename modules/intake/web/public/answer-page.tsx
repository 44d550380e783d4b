import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button, FormView, PageHeader, useFormat, useZodForm } from '#ui';
import { type ReceiptState, readReceipt } from './queries.ts';
import styles from './refer.module.css';

const CodeForm = z.object({ code: z.string().trim().min(1).max(40) });

/** The state of a referral and its answer, for whoever has the code of the receipt. */
export function AnswerPage() {
  const { t } = useTranslation('intake');
  const [state, setState] = useState<ReceiptState>();
  const form = useZodForm({
    schema: CodeForm,
    initial: { code: '' },
    onSave: async ({ value }) => {
      setState(undefined);
      setState(await readReceipt(value.code));
    },
  });
  return (
    <div className={styles.page}>
      <PageHeader title={t('receipt.answerTitle')} />
      <p className={styles.lead}>{t('receipt.answerLead')}</p>
      <FormView form={form} level={2} sections={[{ fields: { code: { label: t('receipt.code'), autoComplete: 'off' } } }]}>
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('receipt.show')}
        </Button>
      </FormView>
      <div aria-live="polite">{state && <State state={state} />}</div>
      <p>
        <Link to="/refer">{t('receipt.newOne')}</Link>
      </p>
    </div>
  );
}

function State({ state: { status, answerBy, declineReason, answer, alternatives } }: { state: ReceiptState }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  return (
    <section className={styles.state}>
      <h2>{t(`receipt.state_${status}`)}</h2>
      {answerBy && <p>{t('receipt.nextBy', { date: format.date(answerBy.dueOn) })}</p>}
      {declineReason && <p>{t('receipt.because', { reason: t(`declineReason.${declineReason as 'other'}`) })}</p>}
      {answer && <p className={styles.answer}>{answer}</p>}
      {alternatives && <p>{t('outcome.alternatives', { alternatives })}</p>}
    </section>
  );
}
