import { after, before } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestResponse, type TestServer, testServer } from '#testing';
import { filledResponse, instrument, type SpokenAnswer } from '../testing.ts';

type Answers = Readonly<Record<string, SpokenAnswer>>;
type Body = TestResponse['body'];

/** What tests do with assessments over the API, as the person at the desk unless somebody else is named. */
export interface AssessmentDesk {
  readonly server: TestServer;
  /** The case manager who sits there. */
  readonly manager: Actor;
  start(caseId: string, questionnaire: string, over?: object, actor?: Actor): Promise<TestResponse>;
  /** Sends a response as it is. */
  send(id: string, version: number, response: object, actor?: Actor): Promise<TestResponse>;
  save(id: string, version: number, key: string, answers: Answers): Promise<TestResponse>;
  complete(id: string, version: number, body?: object, actor?: Actor): Promise<TestResponse>;
  amend(id: string, body: object, actor?: Actor): Promise<TestResponse>;
  withdraw(id: string, version: number, reason: string): Promise<TestResponse>;
  read(id: string, actor?: Actor): Promise<TestResponse>;
  /** Started, answered and completed; answers what the completion answered. */
  answered(caseId: string, key: string, answers: Answers): Promise<Body>;
  duties(caseId: string, kind: string, actor?: Actor): Promise<Body>;
  /** The types of the events on a case, newest first. */
  timeline(caseId: string, actor?: Actor): Promise<string[]>;
  /** A partner of another organisation who was released these categories of the case. */
  release(caseId: string, personId: string, categories: readonly string[]): Promise<Actor>;
}

/** The desk of a case manager who asks and writes down, with a server of its own from the first to the last test of a file. */
export function assessmentDesk(): AssessmentDesk {
  let server: TestServer;
  let manager: Actor;
  before(async () => {
    server = await testServer();
    manager = await server.as('case_manager');
  });
  after(() => server.stop());

  const seen = (version: number) => ({ 'if-match': `"${version}"` });
  const request: TestServer['request'] = (...parameters) => server.request(...parameters);
  const desk: AssessmentDesk = {
    get server() {
      return server;
    },
    get manager() {
      return manager;
    },
    start: (caseId, questionnaire, over = {}, actor = manager) =>
      request(actor, 'POST', `/api/cases/${caseId}/assessments`, { id: newId(), questionnaire, language: 'en', mode: 'self', ...over }),
    send: (id, version, response, actor = manager) => request(actor, 'PUT', `/api/assessments/${id}/response`, { response }, seen(version)),
    save: (id, version, key, answers) => desk.send(id, version, filledResponse(instrument(key), answers)),
    complete: (id, version, body = {}, actor = manager) => request(actor, 'POST', `/api/assessments/${id}/completion`, body, seen(version)),
    amend: (id, body, actor = manager) => request(actor, 'POST', `/api/assessments/${id}/amendment`, body),
    withdraw: (id, version, reason) => request(manager, 'POST', `/api/assessments/${id}/withdrawal`, { reason }, seen(version)),
    read: (id, actor = manager) => request(actor, 'GET', `/api/assessments/${id}`),
    async answered(caseId, key, answers) {
      const { body: draft } = await desk.start(caseId, key);
      await desk.save(draft.id, 1, key, answers);
      return (await desk.complete(draft.id, 2)).body;
    },
    duties: async (caseId, kind, actor = manager) => (await request(actor, 'GET', `/api/duties?caseId=${caseId}&kind=${kind}`)).body.items,
    timeline: async (caseId, actor = manager) =>
      (await request(actor, 'GET', `/api/cases/${caseId}/timeline`)).body.items.map(({ type }: { type: string }) => type),
    async release(caseId, personId, categories) {
      const recipientOrganizationId = server.organizations.northgate;
      const consent = { id: newId(), caseId, personId, type: 'release_of_information', legalForm: 'written', recipientOrganizationId };
      await server.inTransaction(manager, (tx) =>
        tx.db
          .insertInto('consents')
          .values({ ...consent, categories: [...categories] })
          .execute(),
      );
      return server.as('partner', 'northgate');
    },
  };
  return desk;
}
