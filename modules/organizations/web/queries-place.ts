import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch } from '#client';
import type { Answer, Posted } from './queries.ts';

export type Place = Answer<'/api/organizations/{id}/place'>;
export type NewClosureBody = Posted<'/api/organizations/{id}/closures'>;
export type PlaceThoughtBody = Posted<'/api/organizations/{id}/place/preview'>;

export function usePlace(id: string) {
  return api.useQuery('get', '/api/organizations/{id}/place', { params: { path: { id } } });
}

/** How many deadlines a change would move; asked anew for every other thought. */
export function usePlacePreview(id: string, thought: PlaceThoughtBody | undefined) {
  return api.useQuery(
    'post',
    '/api/organizations/{id}/place/preview',
    { params: { path: { id } }, body: thought ?? {} },
    { enabled: thought !== undefined, retry: false },
  );
}

export function usePlaceActions(id: string) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries();
  return {
    async addClosure(body: NewClosureBody): Promise<void> {
      await client.POST('/api/organizations/{id}/closures', { params: { path: { id } }, body });
      await again();
    },
    async removeClosure(closureId: string, version: number): Promise<void> {
      await client.DELETE('/api/organizations/{id}/closures/{closureId}', {
        params: { path: { id, closureId } },
        headers: ifMatch(version),
      });
      await again();
    },
  };
}
