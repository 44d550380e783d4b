import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, Problem } from '#client';
import type { Language } from '#kernel';
import { Questionnaire, type QuestionnaireResponse } from '#questionnaire';
import type { NewAcknowledgement, NewAssessment } from '../model.ts';
import type { NeedChange, NewNeed, NewStrength, ProposalDecision, StrengthChange } from '../model-needs.ts';

const ofCase = (id: string) => ({ params: { path: { id } } });
const mostAssessments = 200;
/** A published form does not change under its version. */
const forGood = { staleTime: Number.POSITIVE_INFINITY };

/** The client's types have no word for "undefined"; a field that is left out is not sent. */
type Sent<Change> = { [Field in keyof Change]?: Exclude<Change[Field], undefined> };

export const useAssessments = (caseId: string) =>
  api.useQuery('get', '/api/cases/{id}/assessments', { params: { path: { id: caseId }, query: { limit: mostAssessments } } });

export const useAssessment = (id: string) => api.useQuery('get', '/api/assessments/{id}', ofCase(id));

export const useNeeds = (caseId: string) => api.useQuery('get', '/api/cases/{id}/needs', ofCase(caseId));

export const useStrengths = (caseId: string) => api.useQuery('get', '/api/cases/{id}/strengths', ofCase(caseId));

/** The instruments one may choose from, titled in the language of the screen. */
export const useInstruments = (language: Language) =>
  api.useQuery('get', '/api/questionnaires', { params: { query: { language } } }, forGood);

/** The form something is or was answered with, in its edition. */
export function useQuestionnaire({ key, version }: { key: string; version: string }) {
  return api.useQuery(
    'get',
    '/api/questionnaires/{key}',
    { params: { path: { key }, query: { version } } },
    { ...forGood, select: ({ resource }) => Questionnaire.parse(resource) },
  );
}

/** Everything that changes assessments, needs and strengths; whatever shows them, duties or the timeline is read again afterwards. */
export function useSaveAssessment() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  const ofAssessment = (id: string, version: number) => ({ params: { path: { id } }, headers: ifMatch(version) });
  return {
    refresh,
    async start(caseId: string, body: NewAssessment) {
      const { data } = await client.POST('/api/cases/{id}/assessments', { ...ofCase(caseId), body });
      void refresh();
      return data;
    },
    async saveAnswers(id: string, version: number, response: QuestionnaireResponse) {
      const { data } = await client.PUT('/api/assessments/{id}/response', { ...ofAssessment(id, version), body: { response } });
      if (!data) throw new Problem(0);
      // Whoever comes back to the draft writes on from this version.
      queries.setQueryData(api.queryOptions('get', '/api/assessments/{id}', ofCase(id)).queryKey, data);
      return data;
    },
    async complete(id: string, version: number, authoredAt?: string): Promise<void> {
      await client.POST('/api/assessments/{id}/completion', { ...ofAssessment(id, version), body: authoredAt ? { authoredAt } : {} });
      await refresh();
    },
    async amend(id: string, body: { id: string; reason: string }) {
      const { data } = await client.POST('/api/assessments/{id}/amendment', { ...ofCase(id), body });
      void refresh();
      return data;
    },
    async withdraw(id: string, version: number, reason: string): Promise<void> {
      await client.POST('/api/assessments/{id}/withdrawal', { ...ofAssessment(id, version), body: { reason } });
      await refresh();
    },
    async acknowledge(id: string, body: NewAcknowledgement): Promise<void> {
      await client.POST('/api/assessments/{id}/acknowledgement', { ...ofCase(id), body });
      await refresh();
    },
    async decide(caseId: string, body: ProposalDecision): Promise<void> {
      await client.POST('/api/cases/{id}/proposal-decisions', {
        ...ofCase(caseId),
        body: body as Sent<ProposalDecision> & ProposalDecision,
      });
      await refresh();
    },
    async addNeed(caseId: string, body: NewNeed): Promise<void> {
      await client.POST('/api/cases/{id}/needs', { ...ofCase(caseId), body });
      await refresh();
    },
    async changeNeed(caseId: string, needId: string, version: number, body: NeedChange): Promise<void> {
      const at = { params: { path: { id: caseId, needId } }, headers: ifMatch(version) };
      await client.PATCH('/api/cases/{id}/needs/{needId}', { ...at, body: body as Sent<NeedChange> });
      await refresh();
    },
    async addStrength(caseId: string, body: NewStrength): Promise<void> {
      await client.POST('/api/cases/{id}/strengths', { ...ofCase(caseId), body });
      await refresh();
    },
    async changeStrength(caseId: string, strengthId: string, version: number, body: StrengthChange): Promise<void> {
      const at = { params: { path: { id: caseId, strengthId } }, headers: ifMatch(version) };
      await client.PATCH('/api/cases/{id}/strengths/{strengthId}', { ...at, body: body as Sent<StrengthChange> });
      await refresh();
    },
    async stateNoNeed(caseId: string, body: { id: string; reason: string }): Promise<void> {
      await client.POST('/api/cases/{id}/no-need', { ...ofCase(caseId), body });
      await refresh();
    },
  };
}
