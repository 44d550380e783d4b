import assert from 'node:assert/strict';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import type { TestServer } from '#testing';

/** One of everything that can stand on a case, by the names its addresses use. */
export type EverythingOnCase = Awaited<ReturnType<typeof everythingOn>>;

/** A change somebody may ask for on such a case: a body that fits, and who would be allowed it when it is not the case manager. */
export interface CaseWrite {
  readonly url: string;
  readonly body?: unknown;
  readonly as?: Actor;
  readonly headers?: Record<string, string>;
}

/** Who works on the case, and the organisation that may be told of it. */
export interface CasePeople {
  readonly supervisor: Actor;
  readonly partnerOrganizationId: string;
}

/** Puts one of everything on an open case. `says` stands in every free text, so that it can be found where it should not be. */
export async function everythingOn(server: TestServer, manager: Actor, caseId: string, says = 'A flat') {
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
  await post(`/cases/${caseId}/needs`, { id: needId, domain: 'housing', text: says });
  await post(`/cases/${caseId}/strengths`, { id: strengthId, domain: 'daily-living', text: says });
  const assessment = await post(`/cases/${caseId}/assessments`, anAssessment());
  const appointment = await post('/appointments', anAppointment(caseId, says));
  const series = await post('/appointment-series', aSeries(caseId, says));
  await post('/contacts', aContact(caseId, contactId, says));
  const document = await post(`/cases/${caseId}/documents`, ...anUpload(says));
  const { items: team } = await post(`/cases/${caseId}/care-team`, aMember(says));
  await post(`/cases/${caseId}/plan`, { id: planId });
  await post(`/plans/${planId}/goals`, { id: goalId, clientWords: says });
  await post(`/plans/${planId}/goals/${goalId}/interventions`, { id: interventionId, what: says });
  await post(`/plans/${planId}/goals/${goalId}/progress`, { id: progressId, recordedOn: '2026-03-09', value: 0, note: says });
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

/** Every operation of a case manager that writes on a case or on what stands on it, with a request that fits. */
export function writesOn(of: EverythingOnCase, { supervisor, partnerOrganizationId }: CasePeople): Record<string, CaseWrite> {
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
    'POST /cases/{id}/consents': { url: `${ofCase}/consents`, body: aConsent('release_of_information', partnerOrganizationId) },
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
const aMember = (displayName = 'Aunt Rosa') => ({ id: newId(), displayName, role: 'family' });
const aContact = (caseId: string, id: string, note = 'Talked about the flat.') => ({
  id,
  caseId,
  mode: 'call',
  outcome: 'reached',
  at: '2026-03-10T14:00:00Z',
  note,
});
const anAppointment = (caseId: string, title = 'Home visit') => ({
  id: newId(),
  caseId,
  title,
  startsAt: '2026-03-12T14:00:00Z',
  endsAt: '2026-03-12T15:00:00Z',
});
const aSeries = (caseId: string, title = 'Physiotherapy') => ({
  id: newId(),
  caseId,
  title,
  rhythm: { every: 'week', interval: 1, weekdays: [2], time: '08:30', minutes: 45, startsOn: '2026-04-01', end: { count: 3 } },
});
/** The only consent a closed case still takes, or a release to another organisation. */
export const aConsent = (type: 'case_management' | 'release_of_information', partnerOrganizationId: string) => ({
  id: newId(),
  type,
  legalForm: 'written',
  signedOn: '2026-03-10',
  noticeGiven: true,
  ...(type === 'release_of_information'
    ? {
        recipientOrganizationId: partnerOrganizationId,
        purposes: ['housing'],
        categories: ['identity', 'social'],
        until: '2026-06-10',
      }
    : {}),
});

export function anUpload(title = 'Letter'): [body: Buffer, headers: Record<string, string>] {
  const document = { id: newId(), title, kind: 'letter', category: 'social' };
  const lines = [
    '--edge',
    'content-disposition: form-data; name="document"',
    '',
    JSON.stringify(document),
    '--edge',
    'content-disposition: form-data; name="file"; filename="letter.pdf"',
    'content-type: application/pdf',
    '',
    `%PDF-1.7 ${title}`,
    '--edge--',
    '',
  ];
  return [Buffer.from(lines.join('\r\n')), { 'content-type': 'multipart/form-data; boundary=edge' }];
}
