import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths, problemOf } from '#client';
import type { LetterTemplateChange, LetterText, NewLetter, NewLetterTemplate } from '../model.ts';

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: Record<200, { content: { 'application/json': infer Body } }>;
}
  ? Body
  : never;
export type Template = Answer<'/api/letter-templates/{id}', 'get'>;
export type Letter = Answer<'/api/cases/{id}/letters', 'get'>['items'][number];
export type Drafted = Answer<'/api/cases/{id}/letters/draft', 'post'>;
type ChoiceBody = NonNullable<paths['/api/cases/{id}/letters/draft']['post']['requestBody']>['content']['application/json'];

/** All templates for those who write them; the published ones for everybody. */
export const useTemplates = (status?: 'published') =>
  api.useQuery('get', '/api/letter-templates', { params: { query: status ? { status } : {} } });

export const useTemplate = (id: string, enabled: boolean) =>
  api.useQuery('get', '/api/letter-templates/{id}', { params: { path: { id } } }, { enabled });

export function useTemplateActions() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/api/letter-templates'] });
  return {
    async add(body: NewLetterTemplate): Promise<void> {
      await client.POST('/api/letter-templates', { body });
      await refresh();
    },
    async change(id: string, version: number, body: LetterTemplateChange): Promise<void> {
      await client.PATCH('/api/letter-templates/{id}', { params: { path: { id } }, body: body as never, headers: ifMatch(version) });
      await queries.invalidateQueries();
    },
  };
}

/** What the template says for this case and recipient; the text before stays until the new one is there. */
export const useLetterDraft = (caseId: string, choice: ChoiceBody | undefined) =>
  api.useQuery(
    'post',
    '/api/cases/{id}/letters/draft',
    { params: { path: { id: caseId } }, body: choice ?? ({} as ChoiceBody) },
    { enabled: choice !== undefined },
  );

export function useLetterActions(caseId: string) {
  const queries = useQueryClient();
  return {
    async finish(letter: NewLetter): Promise<Letter> {
      const { data } = await client.POST('/api/cases/{id}/letters', { params: { path: { id: caseId } }, body: letter as never });
      await queries.invalidateQueries();
      return data as Letter;
    },
    /** The letter as it would be posted, for a window of its own. */
    async preview(text: LetterText): Promise<Blob> {
      const response = await fetch(`/api/cases/${caseId}/letters/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-lotse-client': 'web' },
        body: JSON.stringify(text),
      });
      if (!response.ok) throw await problemOf(response);
      return response.blob();
    },
  };
}
