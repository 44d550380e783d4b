import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { filledResponse, instrument, phq9Answers } from '../testing.ts';
import { saveAnswers } from './draft.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

describe('an answer that speaks of danger', () => {
  it('is a duty at once, within the hour, for the case desk.manager; writing down what was done ends it', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    await desk.save(draft.id, 1, 'phq-9', { 'phq9-9': 1 });
    const [duty, ...others] = await desk.duties(caseId, 'safety-call');
    const minutes = (Date.parse(duty.dueAt) - Date.parse(duty.startsAt)) / 60_000;
    assert.deepEqual(
      [others.length, duty.priority, duty.category, duty.holderUserId, minutes, duty.ruleId],
      [0, 100, 'mental_health', desk.manager.userId, 60, 'CM-SAFETY-CALL'],
    );
    assert.equal(duty.escalatesAt, duty.dueAt);
    await desk.complete(draft.id, 2);
    assert.equal((await desk.duties(caseId, 'safety-call'))[0].id, duty.id);
    const acknowledgement = { id: newId(), action: 'safety_plan', note: 'Talked for half an hour; safety plan made.' };
    const acknowledge = (body: object) => desk.server.request(desk.manager, 'POST', `/api/assessments/${draft.id}/acknowledgement`, body);
    const { status, body } = await acknowledge(acknowledgement);
    assert.deepEqual(
      [status, body.safety.acknowledgement.action, body.safety.acknowledgement.by.userId],
      [201, 'safety_plan', desk.manager.userId],
    );
    assert.deepEqual(await desk.duties(caseId, 'safety-call'), []);
    assert.equal((await acknowledge(acknowledgement)).status, 201);
    assert.equal((await acknowledge({ ...acknowledgement, id: newId() })).body.code, 'safety.already-acknowledged');
    const types = await desk.timeline(caseId);
    assert.deepEqual(types.slice(0, 4), ['safety-alert-acknowledged', 'assessment-completed', 'safety-alert-raised', 'assessment-started']);
  });

  it('and its duty are written by one transaction: there is no moment at which one is there without the other', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    await desk.save(draft.id, 1, 'phq-9', { 'phq9-9': 1 });
    const writtenBy = (table: 'assessments' | 'duties' | 'journal', of: RawBuilder<boolean>) =>
      desk.server.inTransaction(desk.server.system(), async (tx) => {
        const { rows } = await sql<{ by: string }>`SELECT xmin::text AS by FROM ${sql.table(table)} WHERE ${of}`.execute(tx.db);
        return rows.map(({ by }) => by);
      });
    const answer = await writtenBy('assessments', sql`id = ${draft.id}`);
    const duty = await writtenBy('duties', sql`case_id = ${caseId} AND kind = 'safety-call'`);
    const event = await writtenBy('journal', sql`case_id = ${caseId} AND type = 'safety-alert-raised'`);
    assert.deepEqual([answer.length, duty, event], [1, answer, answer]);
  });

  it('that is not saved owes nothing: whatever fails takes the duty with it', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    const failed = desk.server.inTransaction(desk.manager, async (tx) => {
      await saveAnswers(tx, draft.id, 1, filledResponse(instrument('phq-9'), { 'phq9-9': 3 }));
      throw new Error('the power went out');
    });
    await assert.rejects(failed, /power/);
    assert.deepEqual(await desk.duties(caseId, 'safety-call'), []);
    assert.equal((await desk.read(draft.id)).body.progress.answered, 0);
  });

  it('goes with the answer when a draft is put right, and stays once completed', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    await desk.save(draft.id, 1, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 2));
    await desk.save(draft.id, 2, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 0));
    assert.deepEqual(await desk.duties(caseId, 'safety-call'), []);
    assert.equal((await desk.timeline(caseId))[0], 'safety-alert-cleared');
    assert.equal((await desk.read(draft.id)).body.safety, null);
  });

  it('is not seen by a partner without a release for mental health, and by nobody elsewhere', async () => {
    const { caseId, personId } = await desk.server.openCase();
    const { id } = await desk.answered(caseId, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 3));
    const partner = await desk.release(caseId, personId, ['identity', 'social', 'health_general']);
    assert.deepEqual(await desk.duties(caseId, 'safety-call', partner), []);
    assert.equal((await desk.read(id, partner)).body.code, 'record.not-found');
    const { body } = await desk.server.request(partner, 'GET', `/api/cases/${caseId}/assessments`);
    assert.deepEqual([body.items, (await desk.timeline(caseId, partner)).includes('safety-alert-raised')], [[], false]);
    assert.equal((await desk.duties(caseId, 'safety-call', await desk.server.as('supervisor'))).length, 1);
  });

  it('asks nobody who may not work on the case, and an assessment without one asks for nothing', async () => {
    const { caseId } = await desk.server.openCase();
    const { id } = await desk.answered(caseId, 'phq-9', phq9Answers(1));
    const body = () => ({ id: newId(), action: 'safe_now', note: 'Looked after.' });
    const acknowledge = (actor: Actor) => desk.server.request(actor, 'POST', `/api/assessments/${id}/acknowledgement`, body());
    assert.equal((await acknowledge(await desk.server.as('intake_worker'))).body.code, 'access.not-allowed');
    assert.equal((await acknowledge(desk.manager)).body.code, 'safety.nothing-to-acknowledge');
  });
});
