import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Country, formatPhoneNumber } from '#kernel';
import { Button, PageHeader, useFormat } from '#ui';
import { EmergencyNotice } from './emergency-notice.tsx';
import type { Receipt } from './queries.ts';
import styles from './refer.module.css';

/** What the sender keeps: number and code, and what happens next by when. Shown once, kept nowhere on the device. */
export function ReceiptView({ receipt, country }: { receipt: Receipt; country: string | undefined }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const top = useRef<HTMLDivElement>(null);
  // What was sent is gone from the screen: who reads with the ears hears first that it arrived.
  useEffect(() => top.current?.focus(), []);
  const { number, code, organization, phone, answerBy } = receipt;
  return (
    <div className={styles.page} ref={top} tabIndex={-1}>
      <PageHeader title={t('receipt.title')} />
      <dl className={styles.receipt}>
        <div>
          <dt>{t('receipt.number')}</dt>
          <dd>{number}</dd>
        </div>
        <div>
          <dt>{t('receipt.code')}</dt>
          <dd className={styles.code}>{code}</dd>
        </div>
      </dl>
      <p>{t('receipt.keep')}</p>
      <h2>{t('receipt.next')}</h2>
      <ol className={styles.next}>
        <li>{t('receipt.nextRead', { organization })}</li>
        <li>{t('receipt.nextBy', { date: format.date(answerBy.dueOn) })}</li>
        <li>{t('receipt.nextAnswer')}</li>
      </ol>
      {phone && (
        <p>
          {t('receipt.questions')} <a href={`tel:${phone}`}>{formatPhoneNumber(phone, country as Country | undefined)}</a>
        </p>
      )}
      <p className={styles.buttons}>
        <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
        <Link to="/refer/answer">{t('receipt.look')}</Link>
      </p>
      <EmergencyNotice country={country} />
    </div>
  );
}
