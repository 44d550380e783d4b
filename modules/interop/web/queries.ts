import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client, download } from '#client';
import { listOptions } from '#ui';
import { ImportView, isUnfinished } from '../model.ts';

/** The imports of one's organisation, the newest first. */
export function useImports() {
  return api.useInfiniteQuery('get', '/api/imports', { params: { query: { limit: 20 } } }, listOptions);
}

const importQuery = (id: string) => api.queryOptions('get', '/api/imports/{id}', { params: { path: { id } } });

/** One import, followed while it runs: every change on the server is on the screen within half a second. */
export function useImport(id: string | undefined) {
  const queries = useQueryClient();
  const found = api.useQuery('get', '/api/imports/{id}', { params: { path: { id: id ?? '' } } }, { enabled: id !== undefined });
  const isRunning = found.data !== undefined && isUnfinished(found.data.state);
  useEffect(() => {
    if (id === undefined || !isRunning) return undefined;
    const stream = new EventSource(`/api/imports/${id}/progress`);
    stream.onmessage = ({ data }) => {
      const now = ImportView.parse(JSON.parse(String(data)));
      queries.setQueryData(importQuery(id).queryKey, now);
      if (isUnfinished(now.state)) return;
      stream.close();
      void queries.invalidateQueries({ queryKey: ['get', '/api/imports'] });
    };
    return () => stream.close();
  }, [id, isRunning, queries]);
  return found;
}

/** What could not be taken, a page at a time. */
export function useImportProblems(id: string) {
  return api.useInfiniteQuery('get', '/api/imports/{id}/problems', { params: { path: { id }, query: { limit: 50 } } }, listOptions);
}

export function useCancelImport() {
  const queries = useQueryClient();
  return async (id: string) => {
    const { data } = await client.POST('/api/imports/{id}/cancellation', { params: { path: { id } } });
    queries.setQueryData(importQuery(id).queryKey, data);
    await queries.invalidateQueries({ queryKey: ['get', '/api/imports'] });
  };
}

export const downloadProblems = (id: string) => download(`/api/imports/${id}/problems/export`);
