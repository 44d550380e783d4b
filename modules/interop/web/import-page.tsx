import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { EmptyState, ErrorState, PageHeader, PageLayout, ProblemAlert, Skeleton } from '#ui';
import { ImportView } from '../model.ts';
import { DropZone } from './drop-zone.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportResult } from './import-result.tsx';
import { useImport, useImports } from './queries.ts';
import { sendFiles } from './upload.ts';

/** Taking over records from other systems: drop files, watch them come in, see what could not be taken. */
export function ImportPage() {
  const { t } = useTranslation('interop');
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false }) as { id?: string };
  const imports = useImports();
  const newest = imports.data?.pages[0]?.items[0]?.id;
  const shown = useImport(id ?? newest);
  const { send, sent, error } = useSending((importId) => void navigate({ to: '/import' as '/', search: { id: importId } as never }));
  return (
    <PageLayout aside={<EarlierImports imports={imports} shown={id ?? newest} />} asideLabel={t('earlier')}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DropZone onFiles={send} sent={sent} />
      {error !== undefined && <ProblemAlert error={error} />}
      {imports.isError && <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />}
      {shown.isError && <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />}
      {(imports.isPending || (shown.isPending && newest !== undefined)) && <Skeleton rows={5} />}
      {imports.data && newest === undefined && <EmptyState>{t('none')}</EmptyState>}
      {shown.data && <ImportResult key={shown.data.id} shown={ImportView.parse(shown.data)} />}
    </PageLayout>
  );
}

/** Sends files; `sent` is the share that has left while that lasts. */
function useSending(onReceived: (id: string) => void) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<number>();
  const [error, setError] = useState<unknown>();
  async function send(files: readonly File[], source: string): Promise<void> {
    setError(undefined);
    setSent(0);
    try {
      const received = await sendFiles({ id: newId(), files, source }, setSent);
      await queries.invalidateQueries({ queryKey: ['get', '/api/imports'] });
      onReceived(received.id);
    } catch (problem) {
      setError(problem);
    } finally {
      setSent(undefined);
    }
  }
  return { send, sent, error };
}
