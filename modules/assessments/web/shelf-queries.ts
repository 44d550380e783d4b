import { useQueryClient } from '@tanstack/react-query';
import { api, client } from '#client';
import type { QuestionnaireImport } from '../model-instruments.ts';

/** Every instrument there is, with who asks for it. */
export const useShelf = () => api.useQuery('get', '/api/questionnaires/shelf');

/** Bringing an instrument and taking one out of use. */
export function useSaveShelf() {
  const queries = useQueryClient();
  return {
    async bring(body: QuestionnaireImport): Promise<void> {
      await client.POST('/api/questionnaires', { body });
      await queries.invalidateQueries();
    },
    async retire(key: string): Promise<void> {
      await client.POST('/api/questionnaires/{key}/retirement', { params: { path: { key } } });
      await queries.invalidateQueries();
    },
  };
}
