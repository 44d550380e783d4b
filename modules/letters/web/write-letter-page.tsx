import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { EmptyState, ErrorState, PageHeader, PageLayout, SavedStatus, Skeleton, useCurrentCase, useMay } from '#ui';
import { FinishedLetter } from './finished-letter.tsx';
import styles from './letters.module.css';
import { type Letter, useTemplates } from './queries.ts';
import { WriteLetterForm } from './write-letter-form.tsx';

const route = getRouteApi('/shell/cases/$caseId/letter');

/** A letter in work on a case: what it begins with, whom it is for, its text, and how it reads. */
export function WriteLetterPage() {
  const { t } = useTranslation('letters');
  const { caseId } = route.useParams();
  const mayWrite = useMay('letters.write');
  const of = api.useQuery('get', '/api/cases/{id}', { params: { path: { id: caseId } } });
  const templates = useTemplates('published');
  const [finished, setFinished] = useState<Letter>();
  const person = of.data?.person?.name ?? null;
  useCurrentCase(of.data && { id: caseId, number: of.data.number, personName: person });
  const failed = [of, templates].find(({ isError }) => isError);
  return (
    <PageLayout>
      <Link to={`/cases/${caseId}?tab=documents` as '/'} className={styles.back}>
        <IconArrowLeft size={16} aria-hidden />
        {of.data ? [person, of.data.number].filter(Boolean).join(' · ') : t('write.back')}
      </Link>
      <PageHeader title={t('write.title')} actions={!finished && <SavedStatus />} />
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(of.data && templates.data) && <Skeleton rows={8} />}
      {finished && <FinishedLetter letter={finished} onAnother={() => setFinished(undefined)} />}
      {of.data && templates.data && !finished && (
        <>
          {(templates.data.items.length === 0 || !mayWrite) && <EmptyState>{t('write.noTemplates')}</EmptyState>}
          {templates.data.items.length > 0 && mayWrite && (
            <WriteLetterForm caseId={caseId} caseNumber={of.data.number} templates={templates.data.items} onFinished={setFinished} />
          )}
        </>
      )}
    </PageLayout>
  );
}
