import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { needsAnswers, phq9Answers } from '../testing.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

describe('completing', () => {
  it('is refused with every gap by name, and when nothing is answered', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'lotse-needs');
    assert.equal((await desk.complete(draft.id, 1)).body.code, 'assessment.empty');
    const { 'food-situation': _, 'legal-situation': __, ...answers } = needsAnswers();
    await desk.save(draft.id, 1, 'lotse-needs', answers);
    const { status, body } = await desk.complete(draft.id, 2);
    assert.deepEqual(
      [status, body.code, body.problems.map((problem: { linkId: string }) => problem.linkId)],
      [422, 'questionnaire.incomplete', ['food-situation', 'legal-situation']],
    );
  });

  it('keeps the day it was answered on paper, and takes none to come', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'gad-7', { mode: 'interview' });
    await desk.save(draft.id, 1, 'gad-7', { 'gad7-1': 1 });
    assert.equal((await desk.complete(draft.id, 2, { authoredAt: '2999-01-01T10:00:00Z' })).body.code, 'assessment.in-future');
    const { body } = await desk.complete(draft.id, 2, { authoredAt: '2026-01-02T10:00:00Z' });
    assert.deepEqual([body.authoredAt, body.completedBy.userId], ['2026-01-02T10:00:00.000Z', desk.manager.userId]);
    assert.equal((await desk.complete(draft.id, 3)).body.code, 'assessment.not-a-draft');
    assert.equal((await desk.save(draft.id, 3, 'gad-7', {})).body.code, 'assessment.not-a-draft');
  });
});

describe('amending', () => {
  it('starts from what stood there, replaces it when completed and leaves it readable', async () => {
    const { caseId } = await desk.server.openCase();
    const first = await desk.answered(caseId, 'phq-9', phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
    const body = { id: newId(), reason: 'Item 2 was misheard.' };
    const { status, body: draft } = await desk.amend(first.id, body);
    assert.deepEqual([status, draft.status, draft.score.total, draft.replacesId], [201, 'draft', 8, first.id]);
    assert.equal((await desk.amend(first.id, body)).status, 201);
    assert.equal((await desk.amend(first.id, { ...body, id: newId() })).body.code, 'assessment.amendment-exists');
    assert.equal((await desk.amend(draft.id, { ...body, id: newId() })).body.code, 'assessment.not-completed');
    await desk.save(draft.id, 1, 'phq-9', phq9Answers(1, 3, 1, 1, 1, 1, 1, 1, 0));
    const { body: amended } = await desk.complete(draft.id, 2);
    assert.deepEqual([amended.score.total, amended.response.status], [10, 'amended']);
    const { body: before } = await desk.read(first.id);
    assert.deepEqual([before.status, before.score.total], ['amended', 8]);
    assert.equal((await desk.timeline(caseId))[0], 'assessment-amended');
  });

  it('marks what was entered by mistake, with a reason, and asks again for what the programme requires', async () => {
    const { caseId } = await desk.server.openCase();
    const done = await desk.answered(caseId, 'gad-7', { 'gad7-1': 1 });
    assert.equal((await desk.withdraw(done.id, done.version, '')).status, 400);
    const { body } = await desk.withdraw(done.id, done.version, 'Another client answered.');
    assert.deepEqual([body.status, body.withdrawnReason], ['entered_in_error', 'Another client answered.']);
    assert.equal((await desk.withdraw(done.id, body.version, 'Again')).body.code, 'assessment.not-completed');
  });
});
