import { useQueryClient } from '@tanstack/react-query';
import { api, client, type paths } from '#client';
import type { NewConsent } from '../model.ts';

export type ConsentView = paths['/api/cases/{id}/consents']['get']['responses']['200']['content']['application/json']['items'][number];

/** What the client has permitted on a case. */
export const useConsents = (caseId: string) => api.useQuery('get', '/api/cases/{id}/consents', { params: { path: { id: caseId } } });

/** What an organisation would see with these categories. */
export const useReleasePreview = (caseId: string, categories: readonly string[]) =>
  api.useQuery(
    'get',
    '/api/cases/{id}/consents/preview',
    { params: { path: { id: caseId }, query: { categories: categories.join(',') as never } } },
    { enabled: categories.length > 0, placeholderData: (previous) => previous },
  );

export function useConsentActions(caseId: string) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  return {
    async record(consent: NewConsent): Promise<void> {
      await client.POST('/api/cases/{id}/consents', { params: { path: { id: caseId } }, body: consent as never });
      await refresh();
    },
    async revoke(consentId: string, channel: 'written' | 'verbal' | 'electronic'): Promise<void> {
      await client.POST('/api/cases/{id}/consents/{consentId}/revocation', {
        params: { path: { id: caseId, consentId } },
        body: { channel },
      });
      await refresh();
    },
  };
}
