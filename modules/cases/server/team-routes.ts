import { z } from 'zod';
import { type App, createOnce, logRead, type Platform, permitted, signedIn, versionSeen } from '#platform';
import { Assignment, NewTeamMember } from '../model-team.ts';
import { assignCase } from './assign.ts';
import { addMembers, endMember, listTeam, makePointPerson } from './care-team.ts';
import { loadCaseView } from './case-view.ts';
import { colleaguesFor } from './colleagues.ts';
import { loadCase, loadCaseForWork } from './store.ts';
import { CaseView, ColleagueView, TeamMemberView } from './view-models.ts';

const Params = z.object({ id: z.uuid() });
const MemberParams = Params.extend({ memberId: z.uuid() });
const Team = z.object({ items: z.array(TeamMemberView) });
const tags = ['cases'];

/** Who works on a case, who is the point person, and to whom it goes next. */
export function teamRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.get('/cases/:id/care-team', { schema: { tags, params: Params, response: { 200: Team } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { id, personId } = await loadCase(tx, request.params.id);
      await logRead(tx, { action: 'view', route: '/cases/:id/care-team', caseId: id, personId, categories: ['social'] });
      return { items: await listTeam(tx, id) };
    }),
  );

  app.post(
    '/cases/:id/care-team',
    { schema: { tags, params: Params, body: NewTeamMember, response: { 201: Team } } },
    async (request, reply) => {
      const team = await inTransaction(permitted(request, 'cases.work'), async (tx) => {
        const row = await loadCaseForWork(tx, request.params.id, 'update');
        const body = { caseId: row.id, ...request.body };
        await createOnce(tx, { kind: 'care-team-member', id: request.body.id, body }, () => addMembers(tx, row, [request.body]));
        return { items: await listTeam(tx, row.id) };
      });
      return reply.status(201).send(team);
    },
  );

  app.delete('/cases/:id/care-team/:memberId', { schema: { tags, params: MemberParams, response: { 200: Team } } }, async (request) =>
    inTransaction(permitted(request, 'cases.work'), async (tx) => {
      const row = await loadCaseForWork(tx, request.params.id, 'update');
      await endMember(tx, row, request.params.memberId);
      return { items: await listTeam(tx, row.id) };
    }),
  );

  app.put(
    '/cases/:id/point-person',
    { schema: { tags, params: Params, body: z.object({ memberId: z.uuid() }), response: { 200: Team } } },
    async (request) =>
      inTransaction(permitted(request, 'cases.work'), async (tx) => {
        const row = await loadCaseForWork(tx, request.params.id, 'update');
        await makePointPerson(tx, row, request.body.memberId);
        return { items: await listTeam(tx, row.id) };
      }),
  );

  app.post('/cases/:id/assignment', { schema: { tags, params: Params, body: Assignment, response: { 200: CaseView } } }, async (request) =>
    inTransaction(permitted(request, 'cases.work'), async (tx) => {
      const row = await loadCaseForWork(tx, request.params.id, 'update');
      await assignCase(tx, row, versionSeen(request), request.body);
      return loadCaseView(tx, platform, row.id);
    }),
  );

  const For = z.object({ for: z.enum(['case', 'duty', 'intervention']).default('case') });
  app.get(
    '/cases/:id/colleagues',
    { schema: { tags, params: Params, querystring: For, response: { 200: z.object({ items: z.array(ColleagueView) }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const row = await loadCase(tx, request.params.id);
        return { items: await colleaguesFor(tx, row, request.query.for) };
      }),
  );
}
