import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths } from '#client';
import { listOptions } from '#ui';
import type { CredentialsSearch } from './organizations-search.ts';
import type { Answer, Patched, Posted } from './queries.ts';

type Query = NonNullable<paths['/api/credentials']['get']['parameters']['query']>;
export type Credential = Answer<'/api/credentials'>['items'][number];
export type NewCredentialBody = Posted<'/api/organizations/{id}/credentials'>;
export type CredentialChangeBody = Patched<'/api/credentials/{id}'>;

/** What the server is asked for; which columns are shown is the page's own affair. */
export function credentialQueryOf({ columns: _columns, ...search }: CredentialsSearch): Query {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Query;
}

export function useCredentials(search: CredentialsSearch) {
  return api.useInfiniteQuery('get', '/api/credentials', { params: { query: credentialQueryOf(search) } }, listOptions);
}

export function useCredentialsOf(id: string) {
  return api.useQuery('get', '/api/organizations/{id}/credentials', { params: { path: { id } } });
}

/** Noting, changing and ending; whatever shows credentials or what is owed is read again afterwards. */
export function useCredentialActions() {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries();
  return {
    async add(organizationId: string, body: NewCredentialBody): Promise<void> {
      await client.POST('/api/organizations/{id}/credentials', { params: { path: { id: organizationId } }, body });
      await again();
    },
    async change(id: string, version: number, body: CredentialChangeBody): Promise<void> {
      await client.PATCH('/api/credentials/{id}', { params: { path: { id } }, body, headers: ifMatch(version) });
      await again();
    },
    async end(id: string, version: number, body: { on: string; reason: string }): Promise<void> {
      await client.POST('/api/credentials/{id}/end', { params: { path: { id } }, body, headers: ifMatch(version) });
      await again();
    },
    async markError(id: string, version: number, reason: string): Promise<void> {
      await client.POST('/api/credentials/{id}/entered-in-error', {
        params: { path: { id } },
        body: { reason },
        headers: ifMatch(version),
      });
      await again();
    },
  };
}
