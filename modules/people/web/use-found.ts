import { api } from '#client';
import { type PickOption, useFormat } from '#ui';

/** Registered people, found by name, birth date, telephone or case number. */
export function useFoundPersons(typed: string, enabled: boolean): { options: PickOption[]; isFetching: boolean } {
  const format = useFormat();
  const { hits, isFetching } = useHits(typed, enabled);
  const options = hits.flatMap((hit) =>
    hit.kind === 'person'
      ? [{ value: hit.id, label: hit.birthDate ? `${hit.name}, ${format.date(hit.birthDate)}` : hit.name, name: hit.name }]
      : [],
  );
  return { options, isFetching };
}

/** Organisations of the network, found by their names. */
export function useFoundOrganizations(typed: string, enabled: boolean): { options: PickOption[]; isFetching: boolean } {
  const { hits, isFetching } = useHits(typed, enabled);
  const options = hits.flatMap((hit) => (hit.kind === 'organization' ? [{ value: hit.id, label: hit.name, name: hit.name }] : []));
  return { options, isFetching };
}

function useHits(typed: string, enabled: boolean) {
  const found = api.useQuery(
    'get',
    '/api/search',
    { params: { query: { q: typed } } },
    { enabled, placeholderData: (previous) => previous },
  );
  return { hits: found.data?.items ?? [], isFetching: found.isFetching };
}
