import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { needsAnswers, phq9Answers } from '../testing.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

describe('who may', () => {
  it('another organisation and a stranger see nothing; an administrator may not', async () => {
    const { caseId } = await desk.server.openCase();
    const done = await desk.answered(caseId, 'phq-9', phq9Answers(1));
    const stranger = await desk.server.as('case_manager', 'mercy');
    const answers = await Promise.all([
      desk.read(done.id, stranger),
      desk.start(caseId, 'phq-9', {}, stranger),
      desk.send(done.id, 3, {}, stranger),
      desk.complete(done.id, 3, {}, stranger),
      desk.server.request(stranger, 'GET', `/api/cases/${caseId}/assessments`),
      desk.server.request(stranger, 'GET', `/api/cases/${caseId}/needs`),
      desk.server.request(stranger, 'GET', `/api/cases/${caseId}/strengths`),
    ]);
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      Array(7).fill([404, 'record.not-found']),
    );
    assert.equal((await desk.start(caseId, 'phq-9', {}, await desk.server.as('administrator'))).body.code, 'access.not-allowed');
    assert.equal((await desk.server.request(null, 'GET', `/api/assessments/${done.id}`)).status, 401);
  });

  it('intake does not ask about mental health, but about needs', async () => {
    const { caseId } = await desk.server.openCase();
    const intake = await desk.server.as('intake_worker');
    assert.equal((await desk.start(caseId, 'phq-9', {}, intake)).body.code, 'access.not-allowed');
    assert.equal((await desk.start(caseId, 'lotse-needs', {}, intake)).status, 201);
  });

  it('a partner sees what is completed, cut to their release, and no draft', async () => {
    const { caseId, personId } = await desk.server.openCase();
    const answers = needsAnswers({ 'safety-situation': 1, 'safety-words': 'He knows where I live.', 'food-situation': 2 });
    const { id } = await desk.answered(caseId, 'lotse-needs', answers);
    const { body: draft } = await desk.start(caseId, 'audit-c');
    const partner = await desk.release(caseId, personId, ['identity', 'social', 'health_general']);
    const { body } = await desk.read(id, partner);
    assert.equal(body.partlyHidden, true);
    assert.doesNotMatch(JSON.stringify(body), /safety-|He knows/);
    assert.match(JSON.stringify(body.response), /food-situation/);
    assert.equal((await desk.read(draft.id, partner)).body.code, 'record.not-found');
    const intake = await desk.server.as('intake_worker');
    assert.equal(
      (await desk.server.request(intake, 'POST', `/api/assessments/${id}/amendment`, { id: newId(), reason: 'Heard wrong' })).body.code,
      'assessment.partly-hidden',
    );
    const { body: needs } = await desk.server.request(partner, 'GET', `/api/cases/${caseId}/needs`);
    assert.deepEqual(
      needs.proposals.map((proposal: { domain: string }) => proposal.domain),
      ['food'],
    );
  });

  it('reading is written to the access log', async () => {
    const { caseId, personId } = await desk.server.openCase();
    const { id } = await desk.answered(caseId, 'phq-9', phq9Answers(1));
    await desk.read(id);
    const reads = await desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select(['userId', 'categories'])
        .where('personId', '=', personId)
        .where('route', '=', '/assessments/:id')
        .execute(),
    );
    assert.deepEqual(reads, [{ userId: desk.manager.userId, categories: ['mental_health'] }]);
  });
});
