import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { aReferral } from '#modules/intake/testing.ts';
import { intakeDesk, monday } from './testing.ts';

const desk = intakeDesk();
const { request, receive, send, duties, mails } = desk;

describe('screening', () => {
  it('makes the duty the worker’s own, and may be taken over by a colleague', async () => {
    const [intake, supervisor] = [await desk.server.as('intake_worker'), await desk.server.as('supervisor')];
    const { id } = await receive();
    const screened = await request(intake, 'POST', `/${id}/screening`);
    assert.deepEqual([screened.body.status, screened.body.screening.workerName], ['screening', 'intake_worker harbor']);
    assert.equal((await duties(id))[0]?.assigneeUserId, intake.userId);
    assert.equal((await request(intake, 'POST', `/${id}/screening`)).status, 200);
    const taken = await request(supervisor, 'POST', `/${id}/screening`);
    assert.equal(taken.body.screening.workerName, 'supervisor harbor');
    assert.equal((await duties(id))[0]?.assigneeUserId, supervisor.userId);
  });

  it('is noted at the version seen; corrections move the deadline', async () => {
    const intake = await desk.server.as('intake_worker');
    const { id } = await receive();
    assert.equal((await request(intake, 'PATCH', `/${id}/screening`, { note: 'x' }, 1)).body.code, 'referral.not-screened');
    await request(intake, 'POST', `/${id}/screening`);
    const noted = await request(intake, 'PATCH', `/${id}/screening`, { note: 'fits', eligibility: 'recorded' }, 1);
    assert.deepEqual([noted.body.screening.note, noted.body.screening.version], ['fits', 2]);
    const conflict = await request(intake, 'PATCH', `/${id}/screening`, { note: 'other' }, 1);
    assert.deepEqual([conflict.status, conflict.body.fields[0].theirs], [409, 'fits']);
    const { version } = (await request(intake, 'GET', `/${id}`)).body;
    const corrected = await request(intake, 'PATCH', `/${id}`, { urgency: 'same_day' }, version);
    assert.deepEqual([corrected.body.urgency, corrected.body.deadline.dueOn], ['same_day', '2026-03-02']);
    assert.deepEqual(
      (await duties(id)).map((duty) => duty.ruleId),
      ['CM-REFERRAL-ANSWER-SAME-DAY'],
    );
  });
});

describe('the waiting list', () => {
  it('takes the screened of the target group, tells the sender, and is looked at again', async () => {
    const [intake, partner] = [await desk.server.as('intake_worker'), await desk.server.as('partner', 'northgate')];
    const { id, senderEmail } = await send();
    const wait = { priority: 2, targetGroupMet: true };
    assert.equal((await request(intake, 'POST', `/${id}/waiting-list`, wait)).body.code, 'referral.not-screened');
    await request(intake, 'POST', `/${id}/screening`);
    const outside = await request(intake, 'POST', `/${id}/waiting-list`, { ...wait, targetGroupMet: false });
    assert.deepEqual([outside.status, outside.body.code], [422, 'referral.target-group-not-met']);
    const waiting = await request(intake, 'POST', `/${id}/waiting-list`, wait);
    assert.deepEqual([waiting.body.status, waiting.body.screening.priority, waiting.body.informedBy], ['waitlisted', 2, 'mail']);
    assert.equal((await mails(senderEmail)).at(-1)?.template, 'intake.referral-waiting');
    assert.deepEqual(
      (await duties(id)).map((duty) => [duty.kind, duty.dueOn]),
      [['review-waiting-place', '2026-04-01']],
    );
    assert.equal((await request(partner, 'GET', `/${id}`)).body.deadline, null);

    desk.server.setNow('2026-03-20T15:00:00Z');
    const reviewed = await request(intake, 'POST', `/${id}/waiting-list`, { ...wait, priority: 1 });
    assert.deepEqual([reviewed.body.screening.priority, (await duties(id))[0]?.dueOn], [1, '2026-04-19']);
    assert.equal(reviewed.body.informedBy, 'mail');
    const told = await request(intake, 'POST', `/${id}/waiting-list`, { ...wait, informedBy: 'phone' });
    assert.equal(told.body.informedBy, 'phone', 'who was told by hand afterwards is noted too');
    desk.server.setNow(monday);
  });
});

describe('taking somebody off the waiting list', () => {
  const gone = { reason: 'declined_by_client', note: 'She has found help at her church.', informedBy: 'phone' };

  async function waiting() {
    const intake = await desk.server.as('intake_worker');
    const sent = await send();
    await request(intake, 'POST', `/${sent.id}/screening`);
    await request(intake, 'POST', `/${sent.id}/waiting-list`, { priority: 2, targetGroupMet: true, note: 'Fits, no place.' });
    return { intake, ...sent };
  }

  it('ends the wait with a reason for the sender and a note for the house, and nothing is owed any more', async () => {
    const { intake, id } = await waiting();
    const { status, body } = await request(intake, 'POST', `/${id}/waiting-list/removal`, gone);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.status, body.declineReason, body.informedBy, body.waiting], ['declined', gone.reason, 'phone', null]);
    assert.equal(body.screening.note, 'Fits, no place.\n\nShe has found help at her church.');
    assert.deepEqual(await duties(id), []);
    const partner = await desk.server.as('partner', 'northgate');
    const told = (await request(partner, 'GET', `/${id}`)).body;
    assert.deepEqual([told.status, told.declineReason, told.screening], ['declined', gone.reason, null]);
  });

  it('needs the note, and is not the same as declining', async () => {
    const { intake, id } = await waiting();
    const silent = await request(intake, 'POST', `/${id}/waiting-list/removal`, { ...gone, note: ' ' });
    assert.equal(silent.status, 400);
    const declined = await request(intake, 'POST', `/${id}/decline`, { reason: 'no_capacity' });
    assert.deepEqual([declined.status, declined.body.code], [409, 'referral.waiting']);
    assert.equal((await request(intake, 'POST', `/${id}/waiting-list/removal`, gone)).status, 200);
  });

  it('happens once, and only to who waits', async () => {
    const { intake, id } = await waiting();
    await request(intake, 'POST', `/${id}/waiting-list/removal`, gone);
    assert.equal((await request(intake, 'POST', `/${id}/waiting-list/removal`, gone)).body.code, 'referral.decided-already');
    const fresh = await receive();
    assert.equal((await request(intake, 'POST', `/${fresh.id}/waiting-list/removal`, gone)).body.code, 'referral.not-waiting');
    const sender = await desk.server.as('partner', 'northgate');
    assert.equal((await request(sender, 'POST', `/${fresh.id}/waiting-list/removal`, gone)).status, 403);
  });
});

describe('the place on the waiting list', () => {
  it('goes by priority, then by who came first; the sender is told neither', async () => {
    const [intake, partner] = [await desk.server.as('intake_worker', 'mercy'), await desk.server.as('partner', 'northgate')];
    const came = async (receivedAt: string, priority: number) => {
      const sent = aReferral(desk.server.organizations.mercy, { receivedAt: receivedAt as never });
      const { id } = (await request(intake, 'POST', '', sent)).body;
      await request(intake, 'POST', `/${id}/screening`);
      await request(intake, 'POST', `/${id}/waiting-list`, { priority, targetGroupMet: true });
      return id as string;
    };
    const [usual, later, soon] = [await came('2026-02-10T15:00:00Z', 3), await came('2026-02-20T15:00:00Z', 3), await came(monday, 1)];
    const places = async () =>
      Object.fromEntries(
        (await request(intake, 'GET', '?status=waitlisted')).body.items.map((item: { id: string; waiting: { position: number } }) => [
          item.id,
          item.waiting.position,
        ]),
      );
    assert.deepEqual(await places(), { [soon]: 1, [usual]: 2, [later]: 3 });
    const { body } = await request(intake, 'GET', `/${later}`);
    assert.deepEqual(body.waiting, { since: body.statusSince, position: 3, of: 3 });

    const found = { reason: 'already_served', note: 'Has a place elsewhere.', informedBy: 'phone' };
    await request(intake, 'POST', `/${soon}/waiting-list/removal`, found);
    assert.deepEqual(await places(), { [usual]: 1, [later]: 2 });
    const { id } = await send({}, partner);
    await request(await desk.server.as('intake_worker'), 'POST', `/${id}/screening`);
    await request(await desk.server.as('intake_worker'), 'POST', `/${id}/waiting-list`, { priority: 1, targetGroupMet: true });
    assert.deepEqual(
      [(await request(partner, 'GET', `/${id}`)).body.status, (await request(partner, 'GET', `/${id}`)).body.waiting],
      ['waitlisted', null],
    );
  });
});

describe('declining', () => {
  it('tells the sender in their language, without a word about the person', async () => {
    const intake = await desk.server.as('intake_worker');
    const sender = { source: 'organization', organizationName: 'ASL Roma', email: 'pua@example.it', language: 'it' } as const;
    const { id } = await receive({ sender });
    const declined = await request(intake, 'POST', `/${id}/decline`, { reason: 'no_capacity', alternatives: 'Consultorio Ostiense' });
    assert.deepEqual([declined.body.status, declined.body.declineReason, declined.body.informedBy], ['declined', 'no_capacity', 'mail']);
    const [mail] = await mails('pua@example.it');
    assert.deepEqual([mail?.template, mail?.language], ['intake.referral-declined', 'it']);
    assert.equal(/River|Almeida/.test(JSON.stringify(mail?.facts)), false);
    assert.deepEqual(await duties(id), []);
  });

  it('the person themself get a discreet mail, and none where they said that mail is not safe', async () => {
    const intake = await desk.server.as('intake_worker');
    const sender = { source: 'self', email: 'river@example.org', language: 'en' } as const;
    const { id } = await receive({ sender });
    await request(intake, 'POST', `/${id}/decline`, { reason: 'out_of_area' });
    assert.deepEqual(
      (await mails('river@example.org')).map((mail) => mail.template),
      ['intake.answer-waits'],
    );

    const person = { givenNames: 'River', contactPoints: [{ id: newId(), kind: 'email', doNotUse: true }] } as never;
    const unsafe = await receive({ sender: { ...sender, email: 'other@example.org' }, person });
    const untold = await request(intake, 'POST', `/${unsafe.id}/decline`, { reason: 'out_of_area' });
    assert.deepEqual([untold.status, untold.body.code], [422, 'referral.sender-not-informed']);
    const told = await request(intake, 'POST', `/${unsafe.id}/decline`, { reason: 'out_of_area', informedBy: 'phone' });
    assert.deepEqual([told.body.status, told.body.informedBy, await mails('other@example.org')], ['declined', 'phone', []]);
  });

  it('asks how the sender was told where nobody can write to them, and a decision stands', async () => {
    const intake = await desk.server.as('intake_worker');
    const { id } = await receive();
    const untold = await request(intake, 'POST', `/${id}/decline`, { reason: 'other' });
    assert.deepEqual([untold.status, untold.body.code], [422, 'referral.sender-not-informed']);
    assert.equal((await request(intake, 'POST', `/${id}/decline`, { reason: 'other', informedBy: 'phone' })).status, 200);
    for (const path of ['screening', 'decline', 'waiting-list'])
      assert.equal(
        (await request(intake, 'POST', `/${id}/${path}`, { reason: 'other', informedBy: 'phone', priority: 1, targetGroupMet: true })).body
          .code,
        'referral.decided-already',
      );
    assert.equal((await request(intake, 'PATCH', `/${id}`, { reason: 'x' }, 2)).body.code, 'referral.decided-already');
  });
});
