import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { letterDesk, refusal } from './testing.ts';

const desk = letterDesk();
const { openCase, addAppointment, release, draft, write, aLetter, northgate, addTemplate } = desk;

describe('drafting a letter', () => {
  it('fills a template from the record, in the language of the client, by post to where they live', async () => {
    const { caseId } = await openCase({ language: 'it' });
    await addAppointment(caseId);
    const { status, body } = await draft(caseId, { templateId: desk.templates.client });
    assert.equal(status, 200);
    assert.deepEqual([body.language, body.delivery, body.address], ['it', 'post', 'River Almeida\n12 Elm Street\nRiverside, NY 10001']);
    assert.match(body.body, /^Gentile River Almeida,\n\nabbiamo un appuntamento/);
    assert.match(body.body, /- Meeting about the plan\n- .* alle 14:30|15:30/);
    assert.match(body.body, /Come arrivare: il trasporto è prenotato/);
    assert.deepEqual(
      body.gaps.map(({ field }: { field: string }) => field),
      ['manager.phone'],
    );
    assert.equal(body.obstacle, null);
  });

  it('leaves a named gap for what is not known', async () => {
    const { caseId } = await openCase();
    const { body } = await draft(caseId, { templateId: desk.templates.client });
    assert.equal(body.subject, 'Your appointment on [[Next appointment: day]]');
    assert.ok(body.gaps.every(({ reason }: { reason: string }) => reason === 'missing'));
  });

  it('does not look up an appointment that is more protected than the letter', async () => {
    const { caseId } = await openCase();
    await addAppointment(caseId, 'mental_health');
    assert.match((await draft(caseId, { templateId: desk.templates.client })).body.body, /\[\[Next appointment: what\]\]/);
  });

  it('proposes a way the client allows', async () => {
    const { caseId } = await openCase({ noPost: true });
    assert.equal((await draft(caseId, { templateId: desk.templates.client })).body.delivery, 'by_hand');
    const { body } = await draft(caseId, { templateId: desk.templates.client, delivery: 'post' });
    assert.deepEqual([body.obstacle.code, body.obstacle.why], ['letter.way-not-allowed', 'unwanted']);
  });

  it('says beforehand which release is missing', async () => {
    const { caseId } = await openCase();
    const { body } = await draft(caseId, { templateId: desk.templates.partner, recipient: northgate() });
    assert.deepEqual(
      [body.obstacle.code, body.obstacle.category, body.obstacle.missing],
      ['letter.release-missing', 'identity', 'recipient'],
    );
    await release(caseId, ['identity', 'social']);
    const after = await draft(caseId, { templateId: desk.templates.partner, recipient: northgate() });
    assert.deepEqual([after.body.obstacle, after.body.needsBasis], [null, false]);
    assert.match(after.body.body, /^Dear colleagues,/);
    assert.match(after.body.body, /\[\[what you ask for\]\]/);
  });

  it('is refused to who files nothing, who does not see the case, and from a template still in work', async () => {
    const { caseId } = await openCase();
    const choice = { templateId: desk.templates.client };
    const codes = [
      await draft(caseId, choice, await desk.server.as('utilization_reviewer')),
      await draft(caseId, choice, await desk.server.as('case_manager', 'mercy')),
      await draft(caseId, { templateId: newId() }),
      await draft(caseId, { ...choice, recipient: { kind: 'member', memberId: newId() } }),
    ].map(({ status, body }) => [status, body.code]);
    assert.deepEqual(codes, [
      [403, 'access.not-allowed'],
      [404, 'record.not-found'],
      [404, 'record.not-found'],
      [404, 'record.not-found'],
    ]);
    const id = await addTemplate({ en: { name: 'New', subject: 'S', body: 'B' } });
    assert.equal((await draft(caseId, { templateId: id })).body.code, 'letter-template.not-published');
  });
});

describe('a protected address', () => {
  const text = { name: 'Address', subject: 'Address', body: '{{client.name}} lives at {{client.address}}.' };

  it('is merged into a letter to the client and into no other', async () => {
    const { caseId } = await openCase({ protect: true });
    const templateId = await addTemplate({ audience: 'partner', en: text }, 'published');
    assert.match((await draft(caseId, { templateId })).body.body, /12 Elm Street/);
    const { body } = await draft(caseId, { templateId, recipient: northgate() });
    assert.equal(body.body, 'River Almeida lives at [[Address of the client]].');
    assert.deepEqual(
      body.gaps.map(({ field, reason }: { field: string; reason: string }) => [field, reason]),
      [['client.address', 'protected']],
    );
  });

  it('cannot be typed into a letter to somebody else either', async () => {
    const { caseId } = await openCase({ protect: true });
    await release(caseId, ['identity', 'social']);
    const letter = aLetter({ templateId: desk.templates.partner, recipient: northgate(), body: 'She lives at 12  ELM street, Riverside.' });
    assert.deepEqual(refusal(await write(caseId, letter)), [403, 'letter.protected-address']);
    assert.equal((await write(caseId, aLetter({ body: 'You live at 12 Elm Street.' }))).status, 201);
  });

  it('that is not protected may be told', async () => {
    const { caseId } = await openCase();
    await release(caseId, ['identity', 'social']);
    const templateId = await addTemplate({ audience: 'partner', en: text }, 'published');
    assert.match((await draft(caseId, { templateId, recipient: northgate() })).body.body, /12 Elm Street/);
  });
});
