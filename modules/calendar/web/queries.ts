import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch } from '#client';
import type { AppointmentChange, AppointmentOutcome, AppointmentView, NewAppointment } from '../model.ts';

export interface Span {
  readonly from: string;
  readonly until: string;
}

/** The appointments somebody takes part in. */
export function useMyAppointments(span: Span) {
  return api.useQuery('get', '/api/appointments', { params: { query: { ...span, userId: 'me' } } });
}

/** The calendar of oneself (`me`), a colleague, or the whole team. */
export function useAppointmentsOf(who: string, span: Span) {
  const of = who === 'team' ? { of: 'team' as const } : { userId: who };
  return api.useQuery('get', '/api/appointments', { params: { query: { ...span, ...of } } }, { placeholderData: (before) => before });
}

export function useCaseAppointments(caseId: string, span: Span) {
  return api.useQuery('get', '/api/appointments', { params: { query: { ...span, caseId } } });
}

/** What is still planned for a case, whenever. */
export function useOpenAppointments(caseId: string) {
  return api.useQuery('get', '/api/cases/{id}/open-appointments', { params: { path: { id: caseId } } });
}

/** Colleagues who can be asked to take part, for the field "Who takes part?". */
export function useColleagues(caseId: string) {
  return api.useQuery('get', '/api/cases/{id}/colleagues', { params: { path: { id: caseId } } });
}

type Body<Change> = { [Field in keyof Change]?: Exclude<Change[Field], undefined> };

/** Making, changing and settling; whatever shows appointments, duties or the timeline is read again afterwards. */
export function useSaveAppointment() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  return {
    async make(appointment: NewAppointment): Promise<void> {
      await client.POST('/api/appointments', { body: appointment });
      await refresh();
    },
    async change(id: string, version: number, change: AppointmentChange): Promise<void> {
      await client.PATCH('/api/appointments/{id}', {
        params: { path: { id } },
        body: change as Body<AppointmentChange>,
        headers: ifMatch(version),
      });
      await refresh();
    },
    async settle(appointment: AppointmentView, outcome: AppointmentOutcome): Promise<void> {
      await client.POST('/api/appointments/{id}/outcome', {
        params: { path: { id: appointment.id } },
        body: outcome,
        headers: ifMatch(appointment.version),
      });
      await refresh();
    },
  };
}
