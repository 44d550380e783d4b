import { day, newId } from '#kernel';
import type { TestServer } from '#testing';
import type { CaseEventInput } from '../model-events.ts';
import { openCase } from './index.ts';

/** Monday 2 March 2026, ten o'clock in New York. */
export const monday = '2026-03-02T15:00:00Z';

/** What tests do with cases on this server. */
export function casesOn(server: TestServer) {
  return {
    /** A case of its own for every test, opened on the day of the server; the manager is the case manager of Harbor. */
    async aCase(over: { caseManagerId?: string | null } = {}): Promise<string> {
      const intake = await server.as('intake_worker');
      const manager = await server.as('case_manager');
      const personId = newId();
      const id = newId();
      await server.inTransaction(intake, async (tx) => {
        await tx.db
          .insertInto('persons')
          .values({
            id: personId,
            givenNames: 'River',
            familyName: `Almeida ${id.slice(-4)}`,
            registeredByOrganizationId: intake.organizationId,
          })
          .execute();
        await openCase(tx, server.platform, {
          id: id as never,
          personId,
          organizationId: server.organizations.harbor,
          programId: server.programId,
          caseManagerId: over.caseManagerId === undefined ? manager.userId : over.caseManagerId,
          eligibility: 'not_required',
          consent: { id: newId(), legalForm: 'written', signedOn: day('2026-03-01'), noticeGiven: true },
        });
      });
      return id;
    },

    /** Takes a step with the case. */
    async step(
      caseId: string,
      event: CaseEventInput,
      role: 'case_manager' | 'supervisor' | 'intake_worker' = 'case_manager',
      id: string = newId(),
    ) {
      return server.request(await server.as(role), 'POST', `/api/cases/${caseId}/transitions`, { id, event });
    },
  };
}
