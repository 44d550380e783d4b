import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths } from '#client';
import { listOptions } from '#ui';
import type { OrganizationsSearch } from './organizations-search.ts';

export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
export type Posted<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody?: { content: { 'application/json': infer Body } } };
}
  ? NonNullable<Body>
  : never;
export type Patched<Path extends keyof paths> = paths[Path] extends {
  patch: { requestBody?: { content: { 'application/json': infer Body } } };
}
  ? NonNullable<Body>
  : never;

type Query = NonNullable<paths['/api/organizations']['get']['parameters']['query']>;
export type OrganizationItem = Answer<'/api/organizations'>['items'][number];
export type Organization = Answer<'/api/organizations/{id}'>;
type NewOrganizationBody = Posted<'/api/organizations'>;
export type OrganizationChangeBody = Patched<'/api/organizations/{id}'>;

/** What the server is asked for; which columns are shown is the page's own affair. */
export function queryOf({ columns: _columns, ...search }: OrganizationsSearch): Query {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Query;
}

export function useOrganizations(search: OrganizationsSearch) {
  return api.useInfiniteQuery('get', '/api/organizations', { params: { query: queryOf(search) } }, listOptions);
}

export function useOrganization(id: string) {
  return api.useQuery('get', '/api/organizations/{id}', { params: { path: { id } } });
}

export function useStaff(id: string) {
  return api.useQuery('get', '/api/organizations/{id}/staff', { params: { path: { id } } });
}

/** Adding and changing; whatever shows organisations is read again afterwards. */
export function useOrganizationActions() {
  const queries = useQueryClient();
  return {
    async add(body: NewOrganizationBody): Promise<void> {
      await client.POST('/api/organizations', { body });
      await queries.invalidateQueries();
    },
    async change(id: string, version: number, body: OrganizationChangeBody): Promise<void> {
      await client.PATCH('/api/organizations/{id}', { params: { path: { id } }, body, headers: ifMatch(version) });
      await queries.invalidateQueries();
    },
  };
}
