import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths } from '#client';
import { useLanguage } from '#ui';

export type Program = paths['/api/programs']['get']['responses'][200]['content']['application/json']['items'][number];
export type Clock = Program['clocks'][number];
export type NewProgramBody = NonNullable<paths['/api/programs']['post']['requestBody']>['content']['application/json'];
export type ProgramChangeBody = NonNullable<paths['/api/programs/{id}']['patch']['requestBody']>['content']['application/json'];

export const usePrograms = () => api.useQuery('get', '/api/programs');

/** The questionnaires one may ask for, by key, titled in the language of the screen. */
export function useInstrumentTitles(): ReadonlyMap<string, string> {
  const language = useLanguage();
  const { data } = api.useQuery('get', '/api/questionnaires', { params: { query: { language } } });
  return new Map(data?.items.map(({ key, title }) => [key, title.text]));
}

/** Adding and changing; what is owed on open cases may follow, so everything is read again. */
export function useProgramActions() {
  const queries = useQueryClient();
  return {
    async add(body: NewProgramBody): Promise<void> {
      await client.POST('/api/programs', { body });
      await queries.invalidateQueries();
    },
    async change(id: string, version: number, body: ProgramChangeBody): Promise<void> {
      await client.PATCH('/api/programs/{id}', { params: { path: { id } }, body, headers: ifMatch(version) });
      await queries.invalidateQueries();
    },
  };
}
