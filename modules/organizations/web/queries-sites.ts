import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch } from '#client';
import type { Answer, Patched, Posted } from './queries.ts';

export type Site = Answer<'/api/organizations/{id}/sites'>['items'][number];
export type NewSiteBody = Posted<'/api/organizations/{id}/sites'>;
export type SiteChangeBody = Patched<'/api/organizations/{id}/sites/{siteId}'>;
export type Contact = Answer<'/api/organizations/{id}/contacts'>['items'][number];
type NewContactBody = Posted<'/api/organizations/{id}/contacts'>;
type ContactChangeBody = Patched<'/api/organizations/{id}/contacts/{contactId}'>;

export function useSites(id: string) {
  return api.useQuery('get', '/api/organizations/{id}/sites', { params: { path: { id } } });
}

export function useContacts(id: string) {
  return api.useQuery('get', '/api/organizations/{id}/contacts', { params: { path: { id } } });
}

/** Adding and changing sites and contacts of one organisation; whatever shows them is read again afterwards. */
export function useSiteActions(id: string) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries();
  return {
    async addSite(body: NewSiteBody): Promise<void> {
      await client.POST('/api/organizations/{id}/sites', { params: { path: { id } }, body });
      await again();
    },
    async changeSite(siteId: string, version: number, body: SiteChangeBody): Promise<void> {
      await client.PATCH('/api/organizations/{id}/sites/{siteId}', { params: { path: { id, siteId } }, body, headers: ifMatch(version) });
      await again();
    },
    async addContact(body: NewContactBody): Promise<void> {
      await client.POST('/api/organizations/{id}/contacts', { params: { path: { id } }, body });
      await again();
    },
    async changeContact(contactId: string, version: number, body: ContactChangeBody): Promise<void> {
      const path = { id, contactId };
      await client.PATCH('/api/organizations/{id}/contacts/{contactId}', { params: { path }, body, headers: ifMatch(version) });
      await again();
    },
  };
}
