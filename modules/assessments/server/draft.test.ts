import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { phq9Answers } from '../testing.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

describe('a draft', () => {
  it('keeps what is answered and says how far it is; the same start twice is one draft', async () => {
    const { caseId } = await desk.server.openCase();
    const id = newId();
    const [first, second] = [await desk.start(caseId, 'lotse-needs', { id }), await desk.start(caseId, 'lotse-needs', { id })];
    assert.deepEqual([first.status, second.status, first.body.progress.answered], [201, 201, 0]);
    assert.equal((await desk.start(caseId, 'lotse-needs', { id, mode: 'interview' })).body.code, 'create.id-reused');
    await desk.save(id, 1, 'lotse-needs', { 'housing-situation': 2, 'housing-words': 'Cold in winter.' });
    const { body } = await desk.read(id);
    assert.deepEqual([body.progress.answered, body.version, body.score.domains[0].label.text], [2, 2, 'Housing']);
    const { body: list } = await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/assessments`);
    assert.deepEqual([list.items.length, list.items[0].response], [1, undefined]);
  });

  it('that somebody else wrote on meanwhile conflicts, question by question', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    await desk.save(draft.id, 1, 'phq-9', phq9Answers(1, 1));
    const { status, body } = await desk.save(draft.id, 1, 'phq-9', phq9Answers(1, 2));
    assert.deepEqual(
      [status, body.code, body.version, body.fields.map((entry: { field: string }) => entry.field)],
      [409, 'write.conflict', 2, ['problems/phq9-2']],
    );
    assert.equal((await desk.server.request(desk.manager, 'PUT', `/api/assessments/${draft.id}/response`, { response: {} })).status, 428);
  });

  it('takes no wrong answers and no other resource', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    const item = [{ linkId: 'problems', item: [{ linkId: 'phq9-1', answer: [{ valueString: 'often' }] }] }, { linkId: 'pet' }];
    const wrong = await desk.send(draft.id, 1, { resourceType: 'QuestionnaireResponse', status: 'in-progress', item });
    assert.deepEqual(
      [wrong.status, wrong.body.problems.map((problem: { linkId: string }) => problem.linkId).toSorted()],
      [422, ['pet', 'phq9-1']],
    );
    assert.deepEqual((await desk.send(draft.id, 1, { resourceType: 'Patient' })).body.code, 'request.invalid');
  });

  it('names who answers for the client', async () => {
    const { caseId } = await desk.server.openCase();
    assert.equal((await desk.start(caseId, 'phq-9', { mode: 'proxy' })).body.code, 'assessment.needs-respondent');
    assert.equal((await desk.start(caseId, 'phq-9', { mode: 'proxy', respondent: 'Her sister' })).body.respondent, 'Her sister');
    assert.equal((await desk.start(caseId, 'eq-5d')).body.code, 'questionnaire.not-found');
  });
});
