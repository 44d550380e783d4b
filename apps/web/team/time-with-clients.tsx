import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { ErrorState, ScrollRegion, SectionHeader, Skeleton, useFormat } from '#ui';
import styles from './team.module.css';

/** What each worker did in four weeks: how much of the time was direct service, and how much of it where people live instead of in the office. */
export function TimeWithClients() {
  const { t } = useTranslation();
  const format = useFormat();
  const contacts = api.useQuery('get', '/api/team/contacts');
  if (contacts.isError) return <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />;
  return (
    <section className={styles.time}>
      <SectionHeader level={2} title={t('team.time.title')} />
      {contacts.isPending && <Skeleton rows={3} />}
      {contacts.data && (
        <>
          <p className={styles.second}>{t('team.time.lead', { since: format.day(contacts.data.since) })}</p>
          <ScrollRegion className={styles.scroll} label={t('team.time.title')}>
            <table className={styles.table}>
              <caption className={styles.caption}>{t('team.time.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('team.time.worker')}</th>
                  <th scope="col">{t('team.time.contacts')}</th>
                  <th scope="col">{t('team.time.hours')}</th>
                  <th scope="col">{t('team.time.direct')}</th>
                  <th scope="col">{t('team.time.outside')}</th>
                </tr>
              </thead>
              <tbody>
                {contacts.data.items.map((worker) => (
                  <tr key={worker.userId}>
                    <th scope="row">{worker.name}</th>
                    <td>{format.number(worker.contacts)}</td>
                    <td>{format.number(Math.round(worker.minutes / 6) / 10)}</td>
                    <td>
                      <ShareBar share={worker.directShare} />
                    </td>
                    <td>
                      <ShareBar share={worker.inVivoShare} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </section>
  );
}

/** A share as a bar with its figure; a dash where there is nothing to divide. */
function ShareBar({ share }: { share: number | null }) {
  const format = useFormat();
  if (share === null) return <span className={styles.nothing}>–</span>;
  return (
    <span className={styles.load}>
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.figure}>{format.share(share)}</span>
    </span>
  );
}
