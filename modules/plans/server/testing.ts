import assert from 'node:assert/strict';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestResponse, type TestServer, testServer } from '#testing';

/** Tuesday 10 March 2026, eleven o'clock in New York. */
export const tuesday = '2026-03-10T15:00:00Z';

type Body = TestResponse['body'];

/** What tests do with plans over the API, as the case manager of Harbor unless somebody else is named. */
export interface PlanDesk {
  readonly server: TestServer;
  readonly manager: Actor;
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    actor?: Actor,
  ): Promise<TestResponse>;
  /** A case whose assessment is over; the programme asks the client alone unless others are named. */
  caseInPlanning(approvals?: string[]): Promise<{ caseId: string; personId: string }>;
  /** A plan that lacks nothing. */
  aDraft(caseId: string, goals?: ReturnType<typeof aGoal>[]): Promise<{ planId: string; plan: Body }>;
  submitted(caseId: string): Promise<{ planId: string; sha256: string }>;
  /** A plan the client has signed. */
  inForce(caseId: string): Promise<{ planId: string; plan: Body }>;
  caseState(caseId: string): Promise<string>;
  /** The kinds of what somebody owes because of the plan, in alphabetical order. */
  duties(caseId: string, actor?: Actor): Promise<string[]>;
}

/** A server with the desk of somebody who writes plans. */
export async function planDesk(): Promise<PlanDesk> {
  const server = await testServer();
  const manager = await server.as('case_manager');
  const desk: PlanDesk = {
    server,
    manager,
    send: (method, path, body, headers = {}, actor = manager) => server.request(actor, method, `/api${path}`, body, headers),

    async caseInPlanning(approvals) {
      const opened = await server.openCase();
      await server.inTransaction(server.system(), async (tx) => {
        await tx.db.updateTable('cases').set({ state: 'planning' }).where('id', '=', opened.caseId).execute();
        await tx.db
          .updateTable('programs')
          .set({ settings: JSON.stringify(approvals ? { planApprovals: approvals } : {}) })
          .where('id', '=', server.programId)
          .execute();
      });
      return opened;
    },

    async aDraft(caseId, goals = [aGoal()]) {
      const planId = newId();
      const started = await desk.send('POST', `/cases/${caseId}/plan`, { id: planId });
      assert.equal(started.status, 201, JSON.stringify(started.body));
      for (const goal of goals) {
        await desk.send('POST', `/plans/${planId}/goals`, goal);
        await desk.send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, anIntervention());
      }
      const { version } = (await desk.send('GET', `/plans/${planId}`)).body;
      const { body } = await desk.send('PATCH', `/plans/${planId}`, { reviewOn: '2026-06-10' }, seen(version));
      return { planId, plan: body };
    },

    async submitted(caseId) {
      const { planId, plan } = await desk.aDraft(caseId);
      const { status, body } = await desk.send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 });
      assert.equal(status, 200, JSON.stringify(body));
      return { planId, sha256: plan.sha256 };
    },

    async inForce(caseId) {
      const { planId, sha256 } = await desk.submitted(caseId);
      const { body } = await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256));
      assert.equal(body.status, 'in_force', JSON.stringify(body));
      return { planId, plan: body };
    },

    caseState: (caseId) =>
      server.inTransaction(
        server.system(),
        async (tx) => (await tx.db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state,
      ),

    async duties(caseId, actor = manager) {
      const { body } = await desk.send('GET', `/duties?of=mine&caseId=${caseId}`, undefined, {}, actor);
      return body.items
        .filter(({ area }: { area: string }) => area === 'plans')
        .map(({ kind }: { kind: string }) => kind)
        .sort();
    },
  };
  return desk;
}

/** The version somebody saw, as a header. */
export const seen = (version: number) => ({ 'if-match': `"${version}"` });

/** A goal as it is sent. */
export const aGoal = (of: Record<string, unknown> = {}) => ({
  id: newId(),
  clientWords: 'I want to ride my bike to work again.',
  measure: '6-minute walk',
  scale: 'number',
  unit: 'm',
  baseline: 290,
  target: 450,
  targetOn: '2026-04-30',
  ...of,
});

/** An intervention as it is sent. */
export const anIntervention = (of: Record<string, unknown> = {}) => ({
  id: newId(),
  what: 'Physiotherapy',
  responsibleName: 'Cedar Rehabilitation',
  times: 2,
  per: 'week',
  dueOn: '2026-05-01',
  ...of,
});

/** The signature of the client, drawn on the screen. */
export const drawn = (sha256: string, of: Record<string, unknown> = {}) => ({
  id: newId(),
  mode: 'drawn',
  party: 'client',
  signerName: 'River Almeida',
  sha256,
  strokes: [Array.from({ length: 12 }, (_, index) => [index * 10, 100 + index])],
  ...of,
});
