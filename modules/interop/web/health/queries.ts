import { useQuery } from '@tanstack/react-query';
import { api, client } from '#client';
import { listOptions } from '#ui';
import type { HealthEntryKind } from '../../model-health.ts';

/** What there is in the record of a person, and where it came from. */
export function useHealthRecord(personId: string) {
  return api.useQuery('get', '/api/people/{id}/health-record', { params: { path: { id: personId } } });
}

export type EntryFilter = { kind: HealthEntryKind; show: 'current' | 'all'; limit: number };

/** The entries of a kind, a page at a time, the latest first. */
export function useHealthEntries(personId: string, query: EntryFilter) {
  return api.useInfiniteQuery('get', '/api/people/{id}/health-entries', { params: { path: { id: personId }, query } }, listOptions);
}

/** The text of a note that came as plain text. */
export function useNote(entryId: string, index: number) {
  return useQuery({
    queryKey: ['get', '/api/health-entries/{id}/files/{index}', entryId, index],
    queryFn: async ({ signal }) => {
      const params = { path: { id: entryId, index } };
      const { data } = await client.GET('/api/health-entries/{id}/files/{index}', { params, signal, parseAs: 'text' });
      return String(data ?? '');
    },
  });
}

/** Where a file of the record is fetched from. */
export const fileAddress = (entryId: string, index: number): string => `/api/health-entries/${entryId}/files/${index}`;
