import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { formatMoment, formatPartialDate } from '#kernel';
import { sendPdf } from '#modules/documents/server/index.ts';
import {
  type App,
  createOnce,
  ExportFormat,
  logRead,
  type Platform,
  pageOf,
  pdfLimit,
  permitted,
  sendTable,
  signedIn,
  type Tx,
  text,
  versionSeen,
} from '#platform';
import { Acceptance, Decline, NewReferral, ReferralChange, ReferralId, Removal, ScreeningChange, WaitingPlace } from '../model.ts';
import { PossibleManager, PossiblePersons, ReferralRow, ReferralView } from '../model-views.ts';
import { acceptReferral } from './accept.ts';
import { answerLetter } from './answer-letter.ts';
import { allReferrals, listReferrals, ReferralFilter, ReferralQuery } from './list.ts';
import { possibleManagers, receivers } from './pickers.ts';
import { possiblePersons } from './possible-persons.ts';
import { correctReferral, declineReferral, noteScreening, putOnWaitingList, startScreening, takeOffWaitingList } from './screening.ts';
import { receiveReferral } from './store.ts';
import { loadReferral } from './views.ts';

const tags = ['referrals'];
const params = z.object({ id: ReferralId });
const answer = { response: { 200: ReferralView } };

/** Referrals: sending and entering them, the inbox, and the decisions about them. */
export function intakeRoutes(app: App, platform: Platform): void {
  listRoutes(app, platform);
  decisionRoutes(app, platform);
  const { inTransaction } = platform;

  app.post('/referrals', { schema: { tags, body: NewReferral, response: { 201: ReferralView } } }, async (request, reply) => {
    const { body } = request;
    const view = await inTransaction(permitted(request, 'referrals.send'), async (tx) => {
      await createOnce(tx, { kind: 'referral', id: body.id, body }, () => receiveReferral(tx, body));
      return loadReferral(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  app.get('/referrals/:id', { schema: { tags, params, ...answer } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const view = await loadReferral(tx, request.params.id);
      await logRead(tx, {
        action: 'view',
        route: '/referrals/:id',
        personId: view.screening?.personId ?? undefined,
        caseId: view.screening?.caseId ?? undefined,
        categories: ['identity', 'social'],
      });
      return view;
    }),
  );

  app.get('/referrals/:id/letter', { config: pdfLimit, schema: { tags, params } }, async (request, reply) => {
    const { pdf, fileName } = await inTransaction(permitted(request, 'referrals.receive'), async (tx) => {
      const made = await answerLetter(tx, request.params.id);
      await logRead(tx, { action: 'print', route: '/referrals/:id/letter', categories: ['identity', 'social'] });
      return made;
    });
    return sendPdf(reply as FastifyReply, pdf, fileName);
  });

  app.patch('/referrals/:id', { schema: { tags, params, body: ReferralChange, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'referrals.receive'), async (tx) => {
      await correctReferral(tx, request.params.id, versionSeen(request), request.body);
      return loadReferral(tx, request.params.id);
    }),
  );

  app.get('/referrals/:id/possible-persons', { schema: { tags, params, response: { 200: PossiblePersons } } }, async (request) =>
    inTransaction(permitted(request, 'referrals.receive'), async (tx) => ({
      items: await possiblePersons(tx, platform, request.params.id),
    })),
  );
}

function listRoutes(app: App, { inTransaction }: Platform): void {
  const List = pageOf(ReferralRow).extend({ counts: z.record(z.string(), z.number().int()) });
  app.get('/referrals', { schema: { tags, querystring: ReferralQuery, response: { 200: List } } }, async (request) =>
    inTransaction(permitted(request, 'referrals.send'), (tx) => listReferrals(tx, request.query)),
  );

  const exportQuery = ReferralFilter.extend({ format: ExportFormat.default('csv') });
  app.get('/referrals/export', { schema: { tags, querystring: exportQuery } }, async (request, reply) => {
    const actor = permitted(request, 'referrals.send');
    const rows = await inTransaction(actor, (tx) => allReferrals(tx, request.query));
    const { language, timeZone } = actor;
    const say = (key: string) => text(language, `intake:${key}`);
    return sendTable(reply, {
      name: say('page.title'),
      format: request.query.format,
      rows,
      columns: [
        { header: say('field.number'), value: (row) => row.number },
        { header: say('field.person'), value: (row) => row.personName },
        { header: say('field.birthDate'), value: (row) => row.birthDate && formatPartialDate(row.birthDate, language) },
        { header: say('field.sender'), value: (row) => row.senderOrganization ?? row.senderName ?? say(`source.${row.source}`) },
        { header: say('field.receivedAt'), value: (row) => formatMoment(row.receivedAt, language, timeZone) },
        { header: say('field.urgency'), value: (row) => say(`urgency.${row.urgency}`) },
        { header: say('field.status'), value: (row) => say(`status.${row.status}`) },
        { header: say('field.dueAt'), value: (row) => row.deadline && formatMoment(row.deadline.dueAt, language, timeZone) },
        { header: say('field.worker'), value: (row) => row.workerName },
        { header: say('field.case'), value: (row) => row.caseNumber },
      ],
    });
  });

  const Managers = z.object({ items: z.array(PossibleManager) });
  app.get('/referrals/case-managers', { schema: { tags, response: { 200: Managers } } }, async (request) =>
    inTransaction(permitted(request, 'cases.open'), async (tx) => ({ items: await possibleManagers(tx) })),
  );

  const Receivers = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) });
  app.get('/referrals/receivers', { schema: { tags, response: { 200: Receivers } } }, async (request) =>
    inTransaction(permitted(request, 'referrals.send'), async (tx) => ({ items: await receivers(tx) })),
  );
}

function decisionRoutes(app: App, platform: Platform): void {
  /** A decision of the receiver: it answers the referral as it then is. */
  const decide = (request: Parameters<typeof permitted>[0], id: string, work: (tx: Tx) => Promise<void>) =>
    platform.inTransaction(permitted(request, 'referrals.receive'), async (tx) => {
      await work(tx);
      return loadReferral(tx, id);
    });

  app.post('/referrals/:id/screening', { schema: { tags, params, ...answer } }, async (request) =>
    decide(request, request.params.id, (tx) => startScreening(tx, request.params.id)),
  );
  app.patch('/referrals/:id/screening', { schema: { tags, params, body: ScreeningChange, ...answer } }, async (request) =>
    decide(request, request.params.id, (tx) => noteScreening(tx, request.params.id, versionSeen(request), request.body)),
  );
  app.post('/referrals/:id/waiting-list', { schema: { tags, params, body: WaitingPlace, ...answer } }, async (request) =>
    decide(request, request.params.id, (tx) => putOnWaitingList(tx, platform, request.params.id, request.body)),
  );
  app.post('/referrals/:id/waiting-list/removal', { schema: { tags, params, body: Removal, ...answer } }, async (request) =>
    decide(request, request.params.id, (tx) => takeOffWaitingList(tx, platform, request.params.id, request.body)),
  );
  app.post('/referrals/:id/decline', { schema: { tags, params, body: Decline, ...answer } }, async (request) =>
    decide(request, request.params.id, (tx) => declineReferral(tx, platform, request.params.id, request.body)),
  );
  app.post('/referrals/:id/acceptance', { schema: { tags, params, body: Acceptance, ...answer } }, async (request) => {
    const { params, body } = request;
    permitted(request, 'cases.open');
    return decide(request, params.id, async (tx) => {
      const of = { kind: `acceptance of ${params.id}`, id: body.caseId, body };
      await createOnce(tx, of, () => acceptReferral(tx, platform, params.id, body));
    });
  });
}
