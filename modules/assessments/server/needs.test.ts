import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { needsAnswers } from '../testing.ts';
import { recordAssessment } from './record-assessment.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

const post = (caseId: string, place: string, body: object, actor: Actor = desk.manager) =>
  desk.server.request(actor, 'POST', `/api/cases/${caseId}/${place}`, { id: newId(), ...body });
const needs = async (caseId: string, actor: Actor = desk.manager) =>
  (await desk.server.request(actor, 'GET', `/api/cases/${caseId}/needs`)).body;
const strengths = async (caseId: string) => (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/strengths`)).body;
const assess = (caseId: string, over: Parameters<typeof needsAnswers>[0], authoredAt = '2026-03-01T10:00:00Z') =>
  desk.server.inTransaction(desk.manager, (tx) =>
    recordAssessment(tx, {
      caseId,
      questionnaire: 'lotse-needs',
      language: 'en',
      mode: 'interview',
      answers: needsAnswers(over),
      authoredAt,
    }),
  );
const facts = (caseId: string) =>
  desk.server.inTransaction(
    desk.manager,
    async (tx) => (await desk.server.platform.caseFacts(tx, caseId)).assessments as Record<string, unknown>,
  );

describe('what an assessment suggests', () => {
  it('is taken as a need, put off or turned down with a reason, and not asked again', async () => {
    const { caseId } = await desk.server.openCase();
    const assessmentId = await assess(caseId, {
      'housing-situation': 1,
      'housing-words': 'I sleep at my cousin’s.',
      'food-situation': 2,
      'work-help': true,
    });
    const decide = (key: string, decision: string, over: object = {}) =>
      post(caseId, 'proposal-decisions', { assessmentId, key, decision, ...over });
    const { proposals } = await needs(caseId);
    assert.deepEqual(
      proposals.map((proposal: Record<string, unknown>) => [proposal.domain, proposal.priority, proposal.ownWords]),
      [
        ['housing', 1, 'I sleep at my cousin’s.'],
        ['food', 2, ''],
        ['work', 3, ''],
      ],
    );
    assert.equal((await decide('food', 'defer')).body.code, 'need.needs-reason');
    assert.equal((await decide('income', 'accept')).body.code, 'proposal.not-found');
    const accepted = await decide('housing', 'accept', { text: 'A place of their own' });
    assert.deepEqual([accepted.status, accepted.body.needs.proposals.length], [201, 2]);
    await decide('food', 'defer', { reason: 'After moving.' });
    const { body } = await decide('work', 'reject', { reason: 'Has a job since Monday.' });
    assert.deepEqual(
      body.needs.needs.map((need: Record<string, unknown>) => [need.domain, need.status, need.statusReason, need.level, need.category]),
      [
        ['housing', 'open', '', 1, 'social'],
        ['food', 'deferred', 'After moving.', 2, 'social'],
        ['work', 'rejected', 'Has a job since Monday.', 4, 'social'],
      ],
    );
    assert.deepEqual(body.needs.proposals, []);
    await assess(caseId, { 'housing-situation': 1, 'food-situation': 1, 'work-situation': 2 }, '2026-03-05T10:00:00Z');
    assert.deepEqual(
      (await needs(caseId)).proposals.map((proposal: { domain: string }) => proposal.domain),
      ['work'],
    );
    assert.deepEqual(Object.values(await facts(caseId)).slice(0, 5), [['lotse-needs'], 1, 2, false, 0]);
  });

  it('is decided once, whoever is faster; the same decision sent twice is one', async () => {
    const { caseId } = await desk.server.openCase();
    const assessmentId = await assess(caseId, { 'safety-situation': 1 });
    const body = { id: newId(), assessmentId, key: 'safety', decision: 'accept' };
    const both = await Promise.all([
      post(caseId, 'proposal-decisions', { ...body, id: newId() }),
      post(caseId, 'proposal-decisions', { ...body, id: newId() }),
    ]);
    const [fast, slow] = both.map(({ status }) => status).toSorted();
    assert.ok(fast === 201 && (slow === 404 || slow === 409), `${fast}, ${slow}`);
    const { needs: found } = await needs(caseId);
    assert.deepEqual([found.length, found[0].category], [1, 'violence_safety']);
    const intake = await needs(caseId, await desk.server.as('intake_worker'));
    assert.deepEqual(intake.needs, []);
  });

  it('is a strength in the client’s words', async () => {
    const { caseId } = await desk.server.openCase();
    const assessmentId = await assess(caseId, { 'strengths-people': 'My sister', 'strengths-good-at': 'Fixing bicycles' });
    const [people, goodAt] = (await strengths(caseId)).proposals;
    await post(caseId, 'proposal-decisions', { assessmentId, key: people.key, decision: 'accept' });
    const refused = await post(caseId, 'proposal-decisions', { assessmentId, key: goodAt.key, decision: 'defer', reason: 'later' });
    assert.equal(refused.body.code, 'proposal.only-needs-wait');
    await post(caseId, 'proposal-decisions', { assessmentId, key: goodAt.key, decision: 'reject' });
    const board = await strengths(caseId);
    assert.deepEqual(
      board.strengths.map((strength: Record<string, unknown>) => [strength.text, strength.domain, strength.status]),
      [
        ['My sister', 'relationships', 'present'],
        ['Fixing bicycles', 'learning-work', 'rejected'],
      ],
    );
    assert.deepEqual([board.proposals, (await facts(caseId)).strengths], [[], 1]);
  });
});

describe('a need recorded by hand', () => {
  it('says what is missing, changes with a reason, and conflicts by field', async () => {
    const { caseId } = await desk.server.openCase();
    assert.equal((await post(caseId, 'needs', { domain: 'transport' })).body.code, 'need.needs-words');
    const body = { id: newId(), domain: 'income', text: 'Rent arrears of two months', priority: 1 };
    const { status, body: need } = await post(caseId, 'needs', body);
    assert.deepEqual([status, need.category, need.status, (await post(caseId, 'needs', body)).status], [201, 'finance', 'open', 201]);
    const change = (version: number, fields: object) =>
      desk.server.request(desk.manager, 'PATCH', `/api/cases/${caseId}/needs/${need.id}`, fields, { 'if-match': `"${version}"` });
    assert.equal((await change(1, { status: 'deferred' })).body.code, 'need.needs-reason');
    assert.deepEqual((await change(1, { status: 'met' })).body.status, 'met');
    const conflict = await change(1, { priority: 3 });
    assert.deepEqual([conflict.status, conflict.body.fields], [409, [{ field: 'priority', base: 1, theirs: 1, yours: 3 }]]);
    const { needs: of, openNeeds } = await facts(caseId);
    assert.deepEqual([of, openNeeds], [1, 0]);
  });

  it('is not recorded by those who may not, nor on a case they do not see', async () => {
    const { caseId } = await desk.server.openCase();
    const need = { domain: 'food', text: 'Vouchers' };
    assert.equal((await post(caseId, 'needs', need, await desk.server.as('administrator'))).body.code, 'access.not-allowed');
    assert.equal((await post(caseId, 'needs', need, await desk.server.as('case_manager', 'mercy'))).body.code, 'record.not-found');
  });
});

it('a strength is recorded, corrected and becomes one of the past', async () => {
  const { caseId } = await desk.server.openCase();
  const { body: strength } = await post(caseId, 'strengths', { domain: 'leisure', text: 'Sings in the choir' });
  const { body } = await desk.server.request(
    desk.manager,
    'PATCH',
    `/api/cases/${caseId}/strengths/${strength.id}`,
    { status: 'past', statusReason: 'The choir ended.' },
    { 'if-match': '"1"' },
  );
  assert.deepEqual([body.status, body.version], ['past', 2]);
});

it('“there is no need” stands until the first need, and not beside one', async () => {
  const { caseId } = await desk.server.openCase();
  const { status, body } = await post(caseId, 'no-need', { reason: 'Managing well since the move.' });
  assert.deepEqual([status, body.noNeed.reason, (await facts(caseId)).noNeedStated], [201, 'Managing well since the move.', true]);
  assert.equal((await post(caseId, 'no-need', { reason: 'Twice' })).body.code, 'need.no-need-stated');
  await post(caseId, 'needs', { domain: 'food', text: 'Vouchers' });
  assert.deepEqual([(await needs(caseId)).noNeed, (await facts(caseId)).noNeedStated], [null, false]);
  const refused = await post(caseId, 'no-need', { reason: 'Once more' });
  assert.deepEqual([refused.body.code, refused.body.count], ['need.open-needs', 1]);
});
