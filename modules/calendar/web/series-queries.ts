import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch } from '#client';
import type { AppointmentReason } from '../model.ts';
import type { NewSeries, SeriesChange, SeriesRhythm, SeriesView } from '../model-series.ts';

/** The series of a case with every date of theirs. */
export function useSeries(caseId: string) {
  return api.useQuery(
    'get',
    '/api/appointment-series',
    { params: { query: { caseId } } },
    { select: ({ items }) => items as SeriesView[] },
  );
}

/** The dates of a rhythm with what is in the way of each, while it is being chosen. */
export function useSeriesPreview(caseId: string, rhythm: SeriesRhythm | undefined, workers: readonly string[]) {
  const body = { caseId, rhythm: rhythm ?? noRhythm, workers: [...workers] };
  return api.useQuery('post', '/api/appointment-series/preview', { body }, { enabled: rhythm !== undefined, retry: false });
}

const noRhythm = {
  every: 'day',
  interval: 1,
  weekdays: [],
  time: '00:00',
  minutes: 5,
  startsOn: '2026-01-01',
  end: { count: 1 },
} as unknown as SeriesRhythm;

type Body<Change> = { [Field in keyof Change]?: Exclude<Change[Field], undefined> };

/** Making, changing and ending series; whatever shows appointments is read again afterwards. */
export function useSaveSeries() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  const to = (series: SeriesView) => ({ params: { path: { id: series.id } }, headers: ifMatch(series.version) });
  return {
    async make(series: NewSeries): Promise<void> {
      await client.POST('/api/appointment-series', { body: series });
      await refresh();
    },
    async change(series: SeriesView, { change, ...which }: SeriesChange): Promise<void> {
      await client.POST('/api/appointment-series/{id}/changes', {
        ...to(series),
        body: { ...which, change: change as Body<SeriesChange['change']> },
      });
      await refresh();
    },
    async cancel(series: SeriesView, from: string | null, reason: AppointmentReason): Promise<void> {
      await client.POST('/api/appointment-series/{id}/cancellation', { ...to(series), body: { from, reason } });
      await refresh();
    },
  };
}
