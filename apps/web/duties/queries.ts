import { useQueryClient } from '@tanstack/react-query';
import { api, client, type paths } from '#client';
import { type CalendarDate, startOfDay } from '#kernel';

type DutyQuery = NonNullable<paths['/api/duties']['get']['parameters']['query']>;
export type DutyView = paths['/api/duties']['get']['responses']['200']['content']['application/json']['items'][number];

/** The duties that fit a question, as the server sorts them: safety first, then what is due first. */
export function useDuties(query: DutyQuery) {
  return api.useQuery('get', '/api/duties', { params: { query } });
}

/** Who could take a duty: for one about a case those who may see it, else everybody of the house. Fetched when somebody asks. */
export function useReceivers(caseId: string | null, enabled: boolean) {
  const ofCase = api.useQuery(
    'get',
    '/api/cases/{id}/colleagues',
    { params: { path: { id: caseId ?? '' }, query: { for: 'duty' } } },
    { enabled: enabled && caseId !== null },
  );
  const ofHouse = api.useQuery('get', '/api/colleagues', {}, { enabled: enabled && caseId === null });
  return caseId === null ? ofHouse.data?.items : ofCase.data?.items;
}

/** What one may do with a duty besides doing it. Each change is seen everywhere at once. */
export function useDutyActions() {
  const queries = useQueryClient();
  const path = (id: string) => ({ params: { path: { id } } });
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/duties') });
  return {
    async postpone(id: string, until: CalendarDate, timeZone: string, reason: string): Promise<void> {
      await client.POST('/api/duties/{id}/postponement', { ...path(id), body: { until: startOfDay(until, timeZone), reason } });
      await refresh();
    },
    async dismiss(id: string, reason: string): Promise<void> {
      await client.POST('/api/duties/{id}/dismissal', { ...path(id), body: { reason } });
      await refresh();
    },
    /** Takes a postponement or dismissal back. */
    async resume(id: string): Promise<void> {
      await client.DELETE('/api/duties/{id}/postponement', path(id));
      await refresh();
    },
    async handOver(id: string, toUserId: string, reason: string): Promise<void> {
      await client.POST('/api/duties/{id}/hand-over', { ...path(id), body: { toUserId, reason } });
      await refresh();
    },
  };
}
