import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { openApiDocument } from './openapi.ts';

/**
 * A case that has ended is read, never written. Every operation that could write on a case stands in one of the two lists below, so that a new one
 * has to say which it is.
 */
const ofCases = /^\/api\/(people\/.*\/documents|(cases|assessments|appointments|appointment-series|contacts|documents|plans)\b)/;

/** What stays possible on a case that has ended, and why. */
const staysPossible = new Set([
  // Its own steps: it can be opened again; the table of transitions refuses the rest.
  'POST /cases/{id}/transitions',
  'POST /cases/{id}/co-signature',
  // A consent may be withdrawn at any time.
  'POST /cases/{id}/consents/{consentId}/revocation',
  // What became known later is added to what was signed, and a supervisor may still read it.
  'POST /contacts/{id}/addenda',
  'POST /contacts/{id}/review',
  // The letter that says it is closed, and answers to what is asked later.
  'POST /cases/{id}/letters',
  'POST /cases/{id}/letters/draft',
  'POST /cases/{id}/letters/preview',
  // Danger does not end with the case.
  'POST /assessments/{id}/acknowledgement',
  // These write nothing on a case.
  'POST /appointment-series/preview',
  'POST /people/{id}/documents',
]);

let server: TestServer;
let manager: Actor;
let supervisor: Actor;
let writes: Record<string, { url: string; body?: unknown; as?: Actor; headers?: Record<string, string> }>;

before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
  supervisor = await server.as('supervisor');
  server.setNow('2026-03-10T15:00:00Z');
  const { caseId } = await server.openCase();
  writes = writesOf(await everythingOn(caseId));
  await end(caseId, 'closed');
});
after(() => server.stop());

describe('a case that has ended', () => {
  it('knows every operation that could write on it', async () => {
    const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get' && ofCases.test(path))
        .map((method) => `${method.toUpperCase()} ${path.replace('/api', '')}`),
    );
    assert.deepEqual([...Object.keys(writes), ...staysPossible].sort(), operations.sort());
  });

  it('refuses each of them', async () => {
    const answers: Record<string, unknown> = {};
    for (const [operation, { url, body, as = manager, headers }] of Object.entries(writes)) {
      const method = operation.split(' ')[0] as 'POST';
      const answer = await server.request(as, method, `/api${url}`, body, { 'if-match': '"1"', ...headers });
      if (answer.body.code !== 'case.closed') answers[operation] = [answer.status, answer.body];
    }
    assert.deepEqual(answers, {});
  });

  it('takes, when it was closed, the one consent it needs to be opened again; when it was entered in error, none', async () => {
    const given = async (state: 'closed' | 'entered_in_error', type: string) => {
      const { caseId } = await server.openCase();
      await end(caseId, state);
      return (await server.request(manager, 'POST', `/api/cases/${caseId}/consents`, aConsent(type))).status;
    };
    assert.deepEqual(
      [
        await given('closed', 'case_management'),
        await given('closed', 'release_of_information'),
        await given('entered_in_error', 'case_management'),
      ],
      [201, 409, 409],
    );
  });
});

type Ids = Awaited<ReturnType<typeof everythingOn>>;

/** A case on which there is one of everything. */
async function everythingOn(caseId: string) {
  const post = async (url: string, body: object, headers = {}) => {
    const answer = await server.request(manager, 'POST', `/api${url}`, body, headers);
    assert.equal(answer.status, 201, `${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const [needId, strengthId, contactId, planId, goalId, interventionId, progressId] = Array.from({ length: 7 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await post(`/cases/${caseId}/needs`, { id: needId, domain: 'housing', text: 'A flat' });
  await post(`/cases/${caseId}/strengths`, { id: strengthId, domain: 'daily-living', text: 'Cooks for everybody.' });
  const assessment = await post(`/cases/${caseId}/assessments`, anAssessment());
  const appointment = await post('/appointments', anAppointment(caseId));
  const series = await post('/appointment-series', aSeries(caseId));
  await post('/contacts', aContact(caseId, contactId));
  const document = await post(`/cases/${caseId}/documents`, ...anUpload());
  const { items: team } = await post(`/cases/${caseId}/care-team`, aMember());
  await post(`/cases/${caseId}/plan`, { id: planId });
  await post(`/plans/${planId}/goals`, { id: goalId, clientWords: 'I want my own door.' });
  await post(`/plans/${planId}/goals/${goalId}/interventions`, { id: interventionId, what: 'Housing search' });
  await post(`/plans/${planId}/goals/${goalId}/progress`, { id: progressId, recordedOn: '2026-03-09', value: 0, note: '' });
  const memberId = team.at(-1).id;
  return {
    caseId,
    needId,
    strengthId,
    assessmentId: assessment.id,
    appointmentId: appointment.id,
    seriesId: series.id,
    contactId,
    documentId: document.id,
    memberId,
    planId,
    goalId,
    interventionId,
    progressId,
  };
}

function writesOf(of: Ids): typeof writes {
  const reason = 'It was said differently.';
  const sha256 = 'a'.repeat(64);
  const ofCase = `/cases/${of.caseId}`;
  const plan = `/plans/${of.planId}`;
  const goal = `${plan}/goals/${of.goalId}`;
  const [upload, multipart] = anUpload();
  return {
    'PATCH /cases/{id}': { url: ofCase, body: { acuity: 3 } },
    'POST /cases/{id}/care-team': { url: `${ofCase}/care-team`, body: aMember() },
    'DELETE /cases/{id}/care-team/{memberId}': { url: `${ofCase}/care-team/${of.memberId}` },
    'PUT /cases/{id}/point-person': { url: `${ofCase}/point-person`, body: { memberId: of.memberId } },
    'POST /cases/{id}/assignment': { url: `${ofCase}/assignment`, body: { toUserId: supervisor.userId, reason } },
    'POST /cases/{id}/consents': { url: `${ofCase}/consents`, body: aConsent('release_of_information') },
    'POST /cases/{id}/assessments': { url: `${ofCase}/assessments`, body: anAssessment() },
    'POST /cases/{id}/needs': { url: `${ofCase}/needs`, body: { id: newId(), domain: 'food', text: 'A warm meal' } },
    'PATCH /cases/{id}/needs/{needId}': { url: `${ofCase}/needs/${of.needId}`, body: { text: 'A flat' } },
    'POST /cases/{id}/strengths': { url: `${ofCase}/strengths`, body: { id: newId(), domain: 'daily-living', text: 'Sings.' } },
    'PATCH /cases/{id}/strengths/{strengthId}': { url: `${ofCase}/strengths/${of.strengthId}`, body: { text: 'Cooks.' } },
    'POST /cases/{id}/proposal-decisions': {
      url: `${ofCase}/proposal-decisions`,
      body: { id: newId(), assessmentId: of.assessmentId, key: 'food', decision: 'accept' },
    },
    'POST /cases/{id}/no-need': { url: `${ofCase}/no-need`, body: { id: newId(), reason } },
    'POST /cases/{id}/documents': { url: `${ofCase}/documents`, body: upload, headers: multipart },
    'POST /cases/{id}/plan': { url: `${ofCase}/plan`, body: { id: newId() } },
    'PUT /assessments/{id}/response': {
      url: `/assessments/${of.assessmentId}/response`,
      body: { response: { resourceType: 'QuestionnaireResponse' } },
    },
    'POST /assessments/{id}/completion': { url: `/assessments/${of.assessmentId}/completion`, body: {} },
    'POST /assessments/{id}/amendment': { url: `/assessments/${of.assessmentId}/amendment`, body: { id: newId(), reason } },
    'POST /assessments/{id}/withdrawal': { url: `/assessments/${of.assessmentId}/withdrawal`, body: { reason } },
    'POST /appointments': { url: '/appointments', body: anAppointment(of.caseId) },
    'PATCH /appointments/{id}': { url: `/appointments/${of.appointmentId}`, body: { place: 'Room 3' } },
    'POST /appointments/{id}/outcome': { url: `/appointments/${of.appointmentId}/outcome`, body: { status: 'kept' } },
    'POST /appointment-series': { url: '/appointment-series', body: aSeries(of.caseId) },
    'POST /appointment-series/{id}/changes': {
      url: `/appointment-series/${of.seriesId}/changes`,
      body: { from: null, change: { place: 'Room 3' } },
    },
    'POST /appointment-series/{id}/cancellation': {
      url: `/appointment-series/${of.seriesId}/cancellation`,
      body: { from: null, reason: 'other' },
    },
    'POST /contacts': { url: '/contacts', body: aContact(of.caseId, newId()) },
    'PATCH /contacts/{id}': { url: `/contacts/${of.contactId}`, body: { note: reason } },
    'POST /contacts/{id}/signature': { url: `/contacts/${of.contactId}/signature` },
    'PATCH /documents/{id}': { url: `/documents/${of.documentId}`, body: { title: 'Lease' } },
    'POST /documents/{id}/entered-in-error': { url: `/documents/${of.documentId}/entered-in-error`, body: { reason } },
    'PATCH /plans/{id}': { url: plan, body: { reviewOn: '2026-06-10' } },
    'POST /plans/{id}/goals': { url: `${plan}/goals`, body: { id: newId(), clientWords: 'I want to work again.' } },
    'PATCH /plans/{id}/goals/{goalId}': { url: goal, body: { clientWords: 'I want to work.' } },
    'DELETE /plans/{id}/goals/{goalId}': { url: goal },
    'POST /plans/{id}/goals/{goalId}/interventions': { url: `${goal}/interventions`, body: { id: newId(), what: 'Debt advice' } },
    'PATCH /plans/{id}/interventions/{interventionId}': { url: `${plan}/interventions/${of.interventionId}`, body: { what: 'Advice' } },
    'DELETE /plans/{id}/interventions/{interventionId}': { url: `${plan}/interventions/${of.interventionId}` },
    'POST /plans/{id}/goals/{goalId}/progress': {
      url: `${goal}/progress`,
      body: { id: newId(), recordedOn: '2026-03-10', value: 1, note: '' },
    },
    'POST /plans/{id}/progress/{progressId}/entered-in-error': {
      url: `${plan}/progress/${of.progressId}/entered-in-error`,
      body: { reason },
    },
    'PUT /plans/{id}/goals/{goalId}/outcome': { url: `${goal}/outcome`, body: { outcome: 'achieved', on: '2026-03-10', note: '' } },
    'PUT /plans/{id}/interventions/{interventionId}/status': {
      url: `${plan}/interventions/${of.interventionId}/status`,
      body: { status: 'done', on: '2026-03-10' },
    },
    'POST /plans/{id}/submission': { url: `${plan}/submission`, body: { sha256, askedOf: [] } },
    'POST /plans/{id}/signatures': {
      url: `${plan}/signatures`,
      body: { id: newId(), mode: 'refused', party: 'client', signerName: 'River Almeida', sha256, reason },
    },
    'POST /plans/{id}/approvals': { url: `${plan}/approvals`, body: { id: newId(), party: 'supervisor', sha256 }, as: supervisor },
    'POST /plans/{id}/return': { url: `${plan}/return`, body: { reason } },
    'POST /plans/{id}/withdrawal': { url: `${plan}/withdrawal`, body: { reason } },
  };
}

const anAssessment = () => ({ id: newId(), questionnaire: 'phq-9', language: 'en', mode: 'self' });
const aMember = () => ({ id: newId(), displayName: 'Aunt Rosa', role: 'family' });
const aContact = (caseId: string, id: string) => ({
  id,
  caseId,
  mode: 'call',
  outcome: 'reached',
  at: '2026-03-10T14:00:00Z',
  note: 'Talked about the flat.',
});
const anAppointment = (caseId: string) => ({
  id: newId(),
  caseId,
  title: 'Home visit',
  startsAt: '2026-03-12T14:00:00Z',
  endsAt: '2026-03-12T15:00:00Z',
});
const aSeries = (caseId: string) => ({
  id: newId(),
  caseId,
  title: 'Physiotherapy',
  rhythm: { every: 'week', interval: 1, weekdays: [2], time: '08:30', minutes: 45, startsOn: '2026-04-01', end: { count: 3 } },
});
const aConsent = (type: string) => ({
  id: newId(),
  type,
  legalForm: 'written',
  signedOn: '2026-03-10',
  noticeGiven: true,
  ...(type === 'release_of_information'
    ? {
        recipientOrganizationId: server.organizations.northgate,
        purposes: ['housing'],
        categories: ['identity', 'social'],
        until: '2026-06-10',
      }
    : {}),
});

function anUpload(): [body: Buffer, headers: Record<string, string>] {
  const document = { id: newId(), title: 'Letter', kind: 'letter', category: 'social' };
  const lines = [
    '--edge',
    'content-disposition: form-data; name="document"',
    '',
    JSON.stringify(document),
    '--edge',
    'content-disposition: form-data; name="file"; filename="letter.pdf"',
    'content-type: application/pdf',
    '',
    '%PDF-1.7 a letter',
    '--edge--',
    '',
  ];
  return [Buffer.from(lines.join('\r\n')), { 'content-type': 'multipart/form-data; boundary=edge' }];
}

async function end(caseId: string, state: 'closed' | 'entered_in_error'): Promise<void> {
  await server.inTransaction(server.system(), async (tx) => {
    await tx.db
      .updateTable('cases')
      .set({ state, closedOn: state === 'closed' ? '2026-03-10' : null })
      .where('id', '=', caseId)
      .execute();
  });
}
