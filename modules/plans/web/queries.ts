import { useQueryClient } from '@tanstack/react-query';
import { api, client, download, ifMatch, type paths } from '#client';
import { listOptions } from '#ui';
import type { GoalChange, InterventionChange, NewSignature, PlanChange } from '../model.ts';

type CasePlanPath = paths['/api/cases/{id}/plan'];
export type CasePlan = CasePlanPath['get']['responses'][200]['content']['application/json'];
export type Plan = CasePlanPath['post']['responses'][201]['content']['application/json'];
export type Goal = Plan['goals'][number];
export type Intervention = Goal['interventions'][number];
export type Signature = Plan['signatures'][number];
export type Changes = paths['/api/plans/{id}/changes']['get']['responses'][200]['content']['application/json'];

type GoalBody = NonNullable<paths['/api/plans/{id}/goals']['post']['requestBody']>['content']['application/json'];
type InterventionBody = NonNullable<
  paths['/api/plans/{id}/goals/{goalId}/interventions']['post']['requestBody']
>['content']['application/json'];
type ProgressBody = NonNullable<paths['/api/plans/{id}/goals/{goalId}/progress']['post']['requestBody']>['content']['application/json'];
type OutcomeBody = NonNullable<paths['/api/plans/{id}/goals/{goalId}/outcome']['put']['requestBody']>['content']['application/json'];
type StatusBody = NonNullable<
  paths['/api/plans/{id}/interventions/{interventionId}/status']['put']['requestBody']
>['content']['application/json'];
type SubmissionBody = NonNullable<paths['/api/plans/{id}/submission']['post']['requestBody']>['content']['application/json'];
type SignatureBody = NonNullable<paths['/api/plans/{id}/signatures']['post']['requestBody']>['content']['application/json'];
type Party = Signature['party'];

/** The plan of a case: the version in work, the one in force, and all there were. */
export function useCasePlan(caseId: string) {
  return api.useQuery('get', '/api/cases/{id}/plan', { params: { path: { id: caseId } } });
}

/** What a version says that the one before did not. */
export function useChanges(planId: string) {
  return api.useQuery('get', '/api/plans/{id}/changes', { params: { path: { id: planId } } });
}

/** Colleagues who can be responsible for an intervention, oneself first; or be asked to approve. */
export function useColleagues(caseId: string, what: 'case' | 'intervention') {
  return api.useQuery('get', '/api/cases/{id}/colleagues', { params: { path: { id: caseId }, query: { for: what } } });
}

/** What waits for a signature, the longest waiting first. */
export function useToSign(of: 'mine' | 'all') {
  return api.useInfiniteQuery('get', '/api/plans/to-sign', { params: { query: { of } } }, listOptions);
}

export const downloadToSign = (of: 'mine' | 'all', format: 'csv' | 'xlsx', language: string) =>
  download('/api/plans/to-sign/export', { of, format, language });

/** Where a version is as a PDF. */
export const pdfAddress = (planId: string, copy: 'record' | 'client', language: string): string =>
  `/api/plans/${planId}/pdf?copy=${copy}&language=${language}`;

/** A field that is left out is not sent; the client's type has no word for "undefined". */
type Body<Change> = { [Field in keyof Change]?: Exclude<Change[Field], undefined> };

/** Everything that can be done to a plan; whatever shows plans, duties or the timeline is read again afterwards. */
export function useSavePlan() {
  const queries = useQueryClient();
  const then = async <Answer>(sent: Promise<Answer>): Promise<Answer> => {
    const answer = await sent;
    await queries.invalidateQueries();
    return answer;
  };
  const of = (id: string) => ({ params: { path: { id } } });
  return {
    start: (caseId: string, id: string, reason: string | null) =>
      then(client.POST('/api/cases/{id}/plan', { ...of(caseId), body: { id, reason } })),
    change: (id: string, version: number, change: PlanChange) =>
      then(client.PATCH('/api/plans/{id}', { ...of(id), body: change as Body<PlanChange>, headers: ifMatch(version) })),
    addGoal: (id: string, goal: GoalBody) => then(client.POST('/api/plans/{id}/goals', { ...of(id), body: goal })),
    changeGoal: (id: string, goalId: string, version: number, change: GoalChange) =>
      then(
        client.PATCH('/api/plans/{id}/goals/{goalId}', {
          params: { path: { id, goalId } },
          body: change as Body<GoalChange>,
          headers: ifMatch(version),
        }),
      ),
    removeGoal: (id: string, goalId: string, version: number) =>
      then(client.DELETE('/api/plans/{id}/goals/{goalId}', { params: { path: { id, goalId } }, headers: ifMatch(version) })),
    addIntervention: (id: string, goalId: string, intervention: InterventionBody) =>
      then(client.POST('/api/plans/{id}/goals/{goalId}/interventions', { params: { path: { id, goalId } }, body: intervention })),
    changeIntervention: (id: string, interventionId: string, version: number, change: InterventionChange) =>
      then(
        client.PATCH('/api/plans/{id}/interventions/{interventionId}', {
          params: { path: { id, interventionId } },
          body: change as Body<InterventionChange>,
          headers: ifMatch(version),
        }),
      ),
    removeIntervention: (id: string, interventionId: string, version: number) =>
      then(
        client.DELETE('/api/plans/{id}/interventions/{interventionId}', {
          params: { path: { id, interventionId } },
          headers: ifMatch(version),
        }),
      ),
    submit: (id: string, submission: SubmissionBody) => then(client.POST('/api/plans/{id}/submission', { ...of(id), body: submission })),
    sign: (id: string, signature: NewSignature) =>
      then(client.POST('/api/plans/{id}/signatures', { ...of(id), body: signature as SignatureBody })),
    approve: (id: string, approval: { id: string; party: Exclude<Party, 'client' | 'custodians'>; sha256: string }) =>
      then(client.POST('/api/plans/{id}/approvals', { ...of(id), body: approval })),
    sendBack: (id: string, reason: string) => then(client.POST('/api/plans/{id}/return', { ...of(id), body: { reason } })),
    withdraw: (id: string, reason: string) => then(client.POST('/api/plans/{id}/withdrawal', { ...of(id), body: { reason } })),
    recordProgress: (id: string, goalId: string, entry: ProgressBody) =>
      then(client.POST('/api/plans/{id}/goals/{goalId}/progress', { params: { path: { id, goalId } }, body: entry })),
    markProgressInError: (id: string, progressId: string, version: number, reason: string) =>
      then(
        client.POST('/api/plans/{id}/progress/{progressId}/entered-in-error', {
          params: { path: { id, progressId } },
          body: { reason },
          headers: ifMatch(version),
        }),
      ),
    conclude: (id: string, goalId: string, version: number, end: OutcomeBody) =>
      then(
        client.PUT('/api/plans/{id}/goals/{goalId}/outcome', { params: { path: { id, goalId } }, body: end, headers: ifMatch(version) }),
      ),
    moveIntervention: (id: string, interventionId: string, version: number, move: StatusBody) =>
      then(
        client.PUT('/api/plans/{id}/interventions/{interventionId}/status', {
          params: { path: { id, interventionId } },
          body: move,
          headers: ifMatch(version),
        }),
      ),
  };
}
