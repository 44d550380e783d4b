import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { EmptyState, PageHeader, PageLayout, ProblemAlert, Skeleton, useFormat } from '#ui';
import styles from './identity.module.css';

/** The mails of a place that sends none: for trying Lotse out and for developing it. */
export function OutboxPage() {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const { data, error } = api.useQuery('get', '/api/outbox', {}, { retry: false });
  const [chosen, setChosen] = useState<string>();
  const mail = data?.items.find(({ id }) => id === chosen) ?? data?.items[0];
  return (
    <PageLayout>
      <div className={styles.parts}>
        <PageHeader title={t('outbox.title')} lead={t('outbox.lead')} />
        {error && <ProblemAlert error={error} />}
        {!data && !error && <Skeleton rows={6} />}
        {data?.items.length === 0 && <EmptyState>{t('outbox.empty')}</EmptyState>}
        {mail && (
          <div className={styles.outbox}>
            <ul aria-label={t('outbox.title')}>
              {data?.items.map(({ id, subject, to, createdAt }) => (
                <li key={id}>
                  <button type="button" aria-pressed={id === mail.id} onClick={() => setChosen(id)}>
                    <b>{subject}</b>
                    <small>{t('outbox.line', { to, at: format.instant(createdAt) })}</small>
                  </button>
                </li>
              ))}
            </ul>
            <article lang={mail.language}>
              <h2>{mail.subject}</h2>
              {mail.text
                .trim()
                .split('\n\n')
                .map((paragraph) => (
                  <p key={paragraph}>{/^https?:\/\/\S+$/.test(paragraph) ? <a href={paragraph}>{paragraph}</a> : paragraph}</p>
                ))}
            </article>
          </div>
        )}
      </div>
    </PageLayout>
  );
}
