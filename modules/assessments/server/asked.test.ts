import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phq9Answers } from '../testing.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

describe('what the programme asks for', () => {
  const requires = (requiredInstruments: string[]) =>
    desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db
        .updateTable('programs')
        .set({ settings: JSON.stringify({ requiredInstruments }) })
        .where('id', '=', desk.server.programId)
        .execute(),
    );

  it('is on the list with its day while the case is assessed, and done once it is completed', async () => {
    const { caseId } = await desk.server.openCase();
    await requires(['lotse-needs', 'phq-9']);
    await desk.answered(caseId, 'phq-9', phq9Answers(1));
    const { body: draft } = await desk.start(caseId, 'lotse-needs');
    const { body } = await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/assessments`);
    assert.deepEqual(
      body.asked.map((asked: Record<string, unknown>) => [
        asked.questionnaire,
        asked.dueOn !== null,
        asked.completedOn !== null,
        asked.draftId,
      ]),
      [
        ['lotse-needs', true, false, draft.id],
        ['phq-9', true, true, null],
      ],
    );
    assert.deepEqual(await desk.duties(caseId, 'assessment-required'), []);
  });

  it('is owed when it is missing later', async () => {
    const { caseId } = await desk.server.openCase();
    await requires(['audit-c']);
    await desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db.updateTable('cases').set({ state: 'active' }).where('id', '=', caseId).execute(),
    );
    const done = await desk.answered(caseId, 'gad-7', { 'gad7-1': 1 });
    const [duty, ...others] = await desk.duties(caseId, 'assessment-required');
    assert.deepEqual(
      [others.length, duty.facts.questionnaire, duty.ruleId, duty.holderUserId],
      [0, 'audit-c', 'CM-ASSESSMENT', desk.manager.userId],
    );
    assert.equal(done.status, 'completed');
    await desk.answered(caseId, 'audit-c', { 'audit-c-1': 0 });
    assert.deepEqual(await desk.duties(caseId, 'assessment-required'), []);
  });
});
