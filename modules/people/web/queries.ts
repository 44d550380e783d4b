import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths } from '#client';
import { listOptions } from '#ui';
import type { PeopleSearch } from './people-search.ts';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
type Posted<Path extends keyof paths> = paths[Path] extends { post: { requestBody?: { content: { 'application/json': infer Body } } } }
  ? NonNullable<Body>
  : never;
type Patched<Path extends keyof paths> = paths[Path] extends { patch: { requestBody?: { content: { 'application/json': infer Body } } } }
  ? NonNullable<Body>
  : never;

export type Person = Answer<'/api/people/{id}'>;
export type PersonItem = Answer<'/api/people'>['items'][number];
export type NewPersonBody = Posted<'/api/people'>;
export type PersonChangeBody = Patched<'/api/people/{id}'>;

/** A part of a person, by the name its addresses have. */
export type Part = 'contact-points' | 'addresses' | 'relations';

export function usePeople({ q, cases }: PeopleSearch) {
  const query = { ...(q ? { q } : {}), ...(cases ? { cases } : {}) };
  return api.useInfiniteQuery('get', '/api/people', { params: { query } }, listOptions);
}

export function usePerson(id: string) {
  return api.useQuery('get', '/api/people/{id}', { params: { path: { id } } });
}

/** Registering and changing; whatever shows people is read again afterwards. */
export function usePeopleActions() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  const path = (id: string) => ({ params: { path: { id } } });
  return {
    async register(body: NewPersonBody): Promise<void> {
      await client.POST('/api/people', { body });
      await refresh();
    },
    async change(id: string, version: number, body: PersonChangeBody): Promise<void> {
      await client.PATCH('/api/people/{id}', { ...path(id), body, headers: ifMatch(version) });
      await refresh();
    },
    async addContactPoint(id: string, body: Posted<'/api/people/{id}/contact-points'>): Promise<void> {
      await client.POST('/api/people/{id}/contact-points', { ...path(id), body });
      await refresh();
    },
    async changeContactPoint(
      id: string,
      pointId: string,
      version: number,
      body: Patched<'/api/people/{id}/contact-points/{pointId}'>,
    ): Promise<void> {
      const params = { path: { id, pointId } };
      await client.PATCH('/api/people/{id}/contact-points/{pointId}', { params, body, headers: ifMatch(version) });
      await refresh();
    },
    async addAddress(id: string, body: Posted<'/api/people/{id}/addresses'>): Promise<void> {
      await client.POST('/api/people/{id}/addresses', { ...path(id), body });
      await refresh();
    },
    async changeAddress(
      id: string,
      addressId: string,
      version: number,
      body: Patched<'/api/people/{id}/addresses/{addressId}'>,
    ): Promise<void> {
      const params = { path: { id, addressId } };
      await client.PATCH('/api/people/{id}/addresses/{addressId}', { params, body, headers: ifMatch(version) });
      await refresh();
    },
    async addRelation(id: string, body: Posted<'/api/people/{id}/relations'>): Promise<void> {
      await client.POST('/api/people/{id}/relations', { ...path(id), body });
      await refresh();
    },
    async changeRelation(
      id: string,
      relationId: string,
      version: number,
      body: Patched<'/api/people/{id}/relations/{relationId}'>,
    ): Promise<void> {
      const params = { path: { id, relationId } };
      await client.PATCH('/api/people/{id}/relations/{relationId}', { params, body, headers: ifMatch(version) });
      await refresh();
    },
    async addIdentifier(id: string, body: Posted<'/api/people/{id}/identifiers'>): Promise<void> {
      await client.POST('/api/people/{id}/identifiers', { ...path(id), body });
      await refresh();
    },
    async link(id: string, body: Posted<'/api/people/{id}/links'>): Promise<void> {
      await client.POST('/api/people/{id}/links', { ...path(id), body });
      await refresh();
    },
    async unlink(id: string, linkId: string, version: number, reason: string): Promise<void> {
      const params = { path: { id, linkId } };
      await client.POST('/api/people/{id}/links/{linkId}/ending', { params, body: { reason }, headers: ifMatch(version) });
      await refresh();
    },
    async remove(id: string, part: Part, partId: string, version: number): Promise<void> {
      const headers = ifMatch(version);
      if (part === 'contact-points')
        await client.DELETE('/api/people/{id}/contact-points/{pointId}', { params: { path: { id, pointId: partId } }, headers });
      else if (part === 'addresses')
        await client.DELETE('/api/people/{id}/addresses/{addressId}', { params: { path: { id, addressId: partId } }, headers });
      else await client.DELETE('/api/people/{id}/relations/{relationId}', { params: { path: { id, relationId: partId } }, headers });
      await refresh();
    },
    async removeIdentifier(id: string, identifierId: string): Promise<void> {
      await client.DELETE('/api/people/{id}/identifiers/{identifierId}', { params: { path: { id, identifierId } } });
      await refresh();
    },
    /** The whole number; that somebody looked is logged. */
    async openIdentifier(id: string, identifierId: string): Promise<string> {
      const { data } = await client.GET('/api/people/{id}/identifiers/{identifierId}', { params: { path: { id, identifierId } } });
      return data?.value ?? '';
    },
  };
}
