import { z } from 'zod';
import { loadCase } from '#modules/cases/server/index.ts';
import { type App, createOnce, logRead, type Platform, permitted, signedIn, type Tx, versionSeen } from '#platform';
import {
  NeedChange,
  NeedsBoard,
  NeedView,
  NewNeed,
  NewStrength,
  NoNeed,
  ProposalDecision,
  StrengthChange,
  StrengthsBoard,
  StrengthView,
} from '../model-needs.ts';
import { changeNeed, changeStrength, recordNeed, recordStrength, stateNoNeed } from './needs.ts';
import { listNeeds, listStrengths, loadNeed, loadStrength } from './needs-store.ts';
import { decideProposal, openProposals } from './proposals.ts';

const tags = ['assessments'];
const OfCase = z.object({ id: z.uuid() });
const OfNeed = z.object({ id: z.uuid(), needId: z.uuid() });
const OfStrength = z.object({ id: z.uuid(), strengthId: z.uuid() });

/** Needs and strengths of a case, and decisions about what assessments suggest. */
export function needRoutes(app: App, { inTransaction }: Platform): void {
  app.get('/cases/:id/needs', { schema: { tags, params: OfCase, response: { 200: NeedsBoard } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => needsBoard(tx, request.params.id)),
  );

  app.post('/cases/:id/needs', { schema: { tags, params: OfCase, body: NewNeed, response: { 201: NeedView } } }, async (request, reply) => {
    const { body, params } = request;
    const view = await inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
      await createOnce(tx, { kind: 'need', id: body.id, body: { ...body, caseId: params.id } }, () => recordNeed(tx, params.id, body));
      return loadNeed(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  app.patch(
    '/cases/:id/needs/:needId',
    { schema: { tags, params: OfNeed, body: NeedChange, response: { 200: NeedView } } },
    async (request) =>
      inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
        await changeNeed(tx, request.params.needId, versionSeen(request), request.body);
        return loadNeed(tx, request.params.needId);
      }),
  );

  app.get('/cases/:id/strengths', { schema: { tags, params: OfCase, response: { 200: StrengthsBoard } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => strengthsBoard(tx, request.params.id)),
  );

  app.post(
    '/cases/:id/strengths',
    { schema: { tags, params: OfCase, body: NewStrength, response: { 201: StrengthView } } },
    async (request, reply) => {
      const { body, params } = request;
      const view = await inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
        const receipt = { kind: 'strength', id: body.id, body: { ...body, caseId: params.id } };
        await createOnce(tx, receipt, () => recordStrength(tx, params.id, body));
        return loadStrength(tx, body.id);
      });
      return reply.status(201).send(view);
    },
  );

  app.patch(
    '/cases/:id/strengths/:strengthId',
    { schema: { tags, params: OfStrength, body: StrengthChange, response: { 200: StrengthView } } },
    async (request) =>
      inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
        await changeStrength(tx, request.params.strengthId, versionSeen(request), request.body);
        return loadStrength(tx, request.params.strengthId);
      }),
  );

  const Decided = z.object({ needs: NeedsBoard, strengths: StrengthsBoard });
  app.post(
    '/cases/:id/proposal-decisions',
    { schema: { tags, params: OfCase, body: ProposalDecision, response: { 201: Decided } } },
    async (request, reply) => {
      const { body, params } = request;
      const boards = await inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
        const receipt = { kind: 'proposal-decision', id: body.id, body: { ...body, caseId: params.id } };
        await createOnce(tx, receipt, async () => {
          await decideProposal(tx, params.id, body);
        });
        return { needs: await needsBoard(tx, params.id), strengths: await strengthsBoard(tx, params.id) };
      });
      return reply.status(201).send(boards);
    },
  );

  app.post(
    '/cases/:id/no-need',
    { schema: { tags, params: OfCase, body: NoNeed, response: { 201: NeedsBoard } } },
    async (request, reply) => {
      const { body, params } = request;
      const board = await inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
        await createOnce(tx, { kind: 'no-need', id: body.id, body: { ...body, caseId: params.id } }, () =>
          stateNoNeed(tx, params.id, body),
        );
        return needsBoard(tx, params.id);
      });
      return reply.status(201).send(board);
    },
  );
}

async function needsBoard(tx: Tx, caseId: string): Promise<NeedsBoard> {
  const { personId } = await loadCase(tx, caseId);
  const needs = await listNeeds(tx, caseId);
  const stated = await tx.db
    .selectFrom('noNeedStatements as n')
    .leftJoin('users as u', 'u.id', 'n.createdBy')
    .select(['n.reason', 'n.createdAt as statedAt', 'u.givenName', 'u.familyName'])
    .where('n.caseId', '=', caseId)
    .where('n.withdrawnAt', 'is', null)
    .executeTakeFirst();
  const { needs: proposals } = await openProposals(tx, caseId);
  const categories = [...new Set(needs.map(({ category }) => category))];
  await logRead(tx, { action: 'view', route: '/cases/:id/needs', caseId, personId, categories, resultCount: needs.length });
  const noNeed = stated && {
    reason: stated.reason,
    statedAt: stated.statedAt,
    statedBy: `${stated.givenName ?? ''} ${stated.familyName ?? ''}`.trim(),
  };
  return { needs, noNeed: noNeed ?? null, proposals: [...proposals] };
}

async function strengthsBoard(tx: Tx, caseId: string): Promise<StrengthsBoard> {
  const { personId } = await loadCase(tx, caseId);
  const strengths = await listStrengths(tx, caseId);
  const { strengths: proposals } = await openProposals(tx, caseId);
  await logRead(tx, {
    action: 'view',
    route: '/cases/:id/strengths',
    caseId,
    personId,
    categories: ['social'],
    resultCount: strengths.length,
  });
  return { strengths, proposals: [...proposals] };
}
