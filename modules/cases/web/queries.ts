import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths } from '#client';
import { newId } from '#kernel';
import type { CaseEventInput } from '../model-events.ts';
import type { Assignment } from '../model-team.ts';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } }
  ? Body
  : never;
export type CaseView = Answer<'/api/cases/{id}'>;
export type StepView = Answer<'/api/cases/{id}/transitions'>['items'][number];
export type Unmet = StepView['unmet'][number];
export type TeamMember = Answer<'/api/cases/{id}/care-team'>['items'][number];
export type Colleague = Answer<'/api/cases/{id}/colleagues'>['items'][number];
export type CaseListItem = Answer<'/api/cases'>['items'][number];

const of = (id: string) => ({ params: { path: { id } } });

/** The head of a case. */
export const useCase = (id: string) => api.useQuery('get', '/api/cases/{id}', of(id));

/** What the case could do next, and what is missing for each. */
export const useSteps = (id: string, enabled = true) => api.useQuery('get', '/api/cases/{id}/transitions', of(id), { enabled });

/** Who works on the case today, and what each of them sees. */
export const useTeam = (id: string) => api.useQuery('get', '/api/cases/{id}/care-team', of(id));

/** Who could take the case over, with what they carry. */
export const useColleagues = (id: string) => api.useQuery('get', '/api/cases/{id}/colleagues', of(id));

export type NewMember = {
  userId?: string | null;
  organizationId?: string | null;
  displayName?: string | null;
  role: TeamMember['role'];
  categories?: string[];
  isPointPerson?: boolean;
};

/** Changes to a case. Nearly everything on screen may follow from one, so all answers are asked again. */
export function useCaseActions(caseId: string) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  return {
    async take(event: CaseEventInput): Promise<void> {
      await client.POST('/api/cases/{id}/transitions', { ...of(caseId), body: { id: newId(), event: event as never } });
      await refresh();
    },
    async sign(agrees: boolean): Promise<void> {
      await client.POST('/api/cases/{id}/co-signature', { ...of(caseId), body: { agrees } });
      await refresh();
    },
    async assign(assignment: Assignment, version: number): Promise<void> {
      await client.POST('/api/cases/{id}/assignment', { ...of(caseId), body: assignment, headers: ifMatch(version) });
      await refresh();
    },
    async change(change: { acuity?: 1 | 2 | 3 | 4; model?: { to: CaseView['model']; reason: string } }, version: number): Promise<void> {
      await client.PATCH('/api/cases/{id}', { ...of(caseId), body: change, headers: ifMatch(version) });
      await refresh();
    },
    async addMember(member: NewMember): Promise<void> {
      await client.POST('/api/cases/{id}/care-team', { ...of(caseId), body: { id: newId(), ...member } as never });
      await refresh();
    },
    async endMember(memberId: string): Promise<void> {
      await client.DELETE('/api/cases/{id}/care-team/{memberId}', { params: { path: { id: caseId, memberId } } });
      await refresh();
    },
    async makePointPerson(memberId: string): Promise<void> {
      await client.PUT('/api/cases/{id}/point-person', { ...of(caseId), body: { memberId } });
      await refresh();
    },
  };
}
