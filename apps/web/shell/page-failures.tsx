import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader, ProblemAlert } from '#ui';
import styles from './page-failures.module.css';

/** Nothing at this address, or nothing the reader may know of. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.failure}>
      <PageHeader title={t('notFound.title')} />
      <p>{t('notFound.lead')}</p>
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </div>
  );
}

/** A page that failed to load or to draw; the rail around it still works. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={styles.failure}>
      <PageHeader title={t('failure.title')} />
      <ProblemAlert error={error} onRetry={retry} />
    </div>
  );
}
