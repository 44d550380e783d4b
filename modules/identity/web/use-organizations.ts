import { api } from '#client';

/** The organisations of the network by name, for choosing one. */
export function useOrganizations(): { value: string; label: string }[] {
  const { data } = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  return data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}
