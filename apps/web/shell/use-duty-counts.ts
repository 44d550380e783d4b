import { api } from '#client';
import { endOfDay } from '#kernel';
import { useFormat } from '#ui';

/** What stands beside the entries of the rail: duties due by the end of today. */
export function useDutyCounts(): Partial<Record<string, number>> {
  const { today, reader } = useFormat();
  const until = endOfDay(today, reader.timeZone);
  const { data } = api.useQuery('get', '/api/duties/count', { params: { query: { of: 'mine', until } } });
  return data ? { today: data.count } : {};
}
