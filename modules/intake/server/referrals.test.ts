import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aReferral } from '#modules/intake/testing.ts';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
const monday = '2026-03-02T15:00:00Z';
before(async () => {
  server = await testServer();
  server.setNow(monday);
  await Promise.all([server.as('intake_worker'), server.as('supervisor'), server.as('intake_worker', 'mercy')]);
});
after(() => server.stop());

const { request } = {
  request: async (actor: Actor, method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, version?: number) =>
    server.request(actor, method, `/api/referrals${path}`, body, version === undefined ? {} : { 'if-match': `"${version}"` }),
};

async function receive(fields: Parameters<typeof aReferral>[1] = {}) {
  const response = await request(await server.as('intake_worker'), 'POST', '', aReferral(server.organizations.harbor, fields));
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body;
}

async function send(fields: Parameters<typeof aReferral>[1] = {}, actor?: Actor) {
  const sender = actor ?? (await server.as('partner', 'northgate'));
  const response = await request(sender, 'POST', '', aReferral(server.organizations.harbor, { ...fields, sender: null, channel: null }));
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body;
}

const duties = async (id: string) =>
  server.inTransaction(server.system(), (tx) =>
    tx.db
      .selectFrom('duties')
      .select(['kind', 'dueOn', 'ruleId', 'assigneeUserId', 'assigneeOrganizationId', 'assigneeRole', 'priority'])
      .where('scopeId', '=', id)
      .execute(),
  );
const mails = async (to: string) =>
  server.inTransaction(server.system(), (tx) =>
    tx.db.selectFrom('mails').select(['template', 'language', 'facts']).where('toAddress', '=', to).execute(),
  );

describe('a referral entered by intake', () => {
  it('keeps who sent it, the person as told, and owes an answer by a rule', async () => {
    const referral = await receive({ urgency: 'urgent' });
    assert.match(referral.number, /^R-2026-\d{4}$/);
    assert.deepEqual([referral.status, referral.side, referral.source, referral.channel], ['referred', 'received', 'self', 'phone']);
    assert.deepEqual([referral.person.contactPoints[0].value, referral.personName], ['+12065550148', 'River Almeida']);
    assert.deepEqual([referral.deadline.dueOn, referral.deadline.ruleId], ['2026-03-03', 'CM-REFERRAL-ANSWER-URGENT']);
    assert.deepEqual(await duties(referral.id), [
      {
        kind: 'decide-on-referral',
        dueOn: '2026-03-03',
        ruleId: 'CM-REFERRAL-ANSWER-URGENT',
        assigneeUserId: null,
        assigneeOrganizationId: server.organizations.harbor,
        assigneeRole: 'intake_worker',
        priority: 60,
      },
    ]);
  });

  it('is the same referral when sent again, and another under another id', async () => {
    const referral = aReferral(server.organizations.harbor);
    const intake = await server.as('intake_worker');
    const [first, again] = [await request(intake, 'POST', '', referral), await request(intake, 'POST', '', referral)];
    assert.deepEqual([again.status, again.body], [201, first.body]);
    const other = await request(intake, 'POST', '', { ...referral, reason: 'something else' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
    assert.notEqual((await receive()).number, first.body.number);
  });

  it('may have come earlier by letter, from an organisation outside the network, but not from the future', async () => {
    const sender = { source: 'organization', organizationName: 'Stadtwerke Ulm', language: 'de' } as const;
    const letter = await receive({ sender, channel: 'letter', receivedAt: '2026-02-26T15:00:00Z' as never });
    assert.deepEqual([letter.senderOrganization, letter.senderLanguage, letter.deadline.dueOn], ['Stadtwerke Ulm', 'de', '2026-03-03']);
    const refused = await request(
      await server.as('intake_worker'),
      'POST',
      '',
      aReferral(server.organizations.harbor, { receivedAt: '2026-03-05T15:00:00Z' as never }),
    );
    assert.deepEqual([refused.status, refused.body.code], [422, 'referral.received-in-future']);
  });

  it('says who sent it; a person needs at least one name', async () => {
    const intake = await server.as('intake_worker');
    const nobody = await request(intake, 'POST', '', aReferral(server.organizations.harbor, { sender: null }));
    assert.deepEqual([nobody.status, nobody.body.code], [422, 'referral.sender-missing']);
    const unnamed = await request(intake, 'POST', '', aReferral(server.organizations.harbor, { sender: { source: 'organization' } }));
    assert.equal(unnamed.body.code, 'referral.sender-missing');
    const nameless = { ...aReferral(server.organizations.harbor), person: { givenNames: '' } };
    assert.equal((await request(intake, 'POST', '', nameless)).body.errors[0].pointer, '#/person/familyName');
  });
});

describe('a referral sent by another organisation', () => {
  it('bears the name of the sender’s user, and both sides see it as theirs', async () => {
    const partner = await server.as('partner', 'northgate');
    const referral = await send();
    assert.deepEqual(
      [referral.side, referral.senderOrganization, referral.senderName, referral.channel],
      ['sent', 'Northgate Family Practice', 'partner northgate', 'online'],
    );
    assert.equal((await request(await server.as('intake_worker'), 'GET', `/${referral.id}`)).body.side, 'received');
    const sent = await request(partner, 'GET', '?box=sent');
    assert.deepEqual(
      sent.body.items.map((item: { id: string }) => item.id),
      [referral.id],
    );
  });

  it('shows the sender its status and answer, never the screening', async () => {
    const [partner, intake] = [await server.as('partner', 'northgate'), await server.as('intake_worker')];
    const { id } = await send();
    await request(intake, 'POST', `/${id}/screening`);
    await request(intake, 'PATCH', `/${id}/screening`, { note: 'known to the police' }, 1);
    const seen = (await request(partner, 'GET', `/${id}`)).body;
    assert.deepEqual([seen.status, seen.screening], ['screening', null]);
    assert.equal(JSON.stringify(seen).includes('police'), false);
  });

  it('is closed to everybody else: other organisations, other roles, colleagues without a part in it', async () => {
    const { id } = await send();
    const others = [
      await server.as('intake_worker', 'mercy'),
      await server.as('supervisor', 'mercy'),
      await server.as('case_manager'),
      await server.as('clinician', 'northgate'),
      await server.as('administrator'),
    ];
    for (const other of others) {
      assert.deepEqual([(await request(other, 'GET', `/${id}`)).status, other.roles], [404, other.roles]);
      const list = await request(other, 'GET', '?status=all&box=sent');
      assert.ok(list.status === 403 || !list.body.items.some((item: { id: string }) => item.id === id));
    }
  });

  it('is the receiver’s to change: the sender may look, not decide', async () => {
    const mercy = await server.as('intake_worker', 'mercy');
    const { id } = await send({}, mercy);
    for (const [path, body] of [
      ['screening', undefined],
      ['decline', { reason: 'other' }],
      ['waiting-list', { priority: 1, targetGroupMet: true }],
    ] as const) {
      const response = await request(mercy, 'POST', `/${id}/${path}`, body);
      assert.deepEqual([response.status, response.body.code], [403, 'referral.changed-by-receiver']);
    }
    await assert.rejects(
      server.inTransaction(mercy, async (tx) => {
        const changed = await tx.db.updateTable('referrals').set({ answer: 'yes' }).where('id', '=', id).executeTakeFirst();
        if (changed.numUpdatedRows === 0n) throw new Error('row security let nothing through');
      }),
    );
  });

  it('needs an organisation that takes referrals, and permission to send', async () => {
    const partner = await server.as('partner', 'northgate');
    const unread = await request(partner, 'POST', '', aReferral(server.organizations.northgate, { sender: null, channel: null }));
    assert.deepEqual([unread.status, unread.body.code], [422, 'referral.receiver-not-found']);
    const counsellor = await server.as('financial_counsellor');
    assert.equal((await request(counsellor, 'POST', '', aReferral(server.organizations.harbor))).status, 403);
    const { body } = await request(partner, 'GET', '/receivers');
    assert.deepEqual(
      body.items.map((item: { name: string }) => item.name),
      ['Harbor Community Services', 'Mercy General'],
    );
  });
});

describe('screening', () => {
  it('makes the duty the worker’s own, and may be taken over by a colleague', async () => {
    const [intake, supervisor] = [await server.as('intake_worker'), await server.as('supervisor')];
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
    const intake = await server.as('intake_worker');
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
    const [intake, partner] = [await server.as('intake_worker'), await server.as('partner', 'northgate')];
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

    server.setNow('2026-03-20T15:00:00Z');
    const reviewed = await request(intake, 'POST', `/${id}/waiting-list`, { ...wait, priority: 1 });
    assert.deepEqual([reviewed.body.screening.priority, (await duties(id))[0]?.dueOn], [1, '2026-04-19']);
    server.setNow(monday);
  });
});

describe('taking somebody off the waiting list', () => {
  const gone = { reason: 'declined_by_client', note: 'She has found help at her church.', informedBy: 'phone' };

  async function waiting() {
    const intake = await server.as('intake_worker');
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
    const partner = await server.as('partner', 'northgate');
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
    const sender = await server.as('partner', 'northgate');
    assert.equal((await request(sender, 'POST', `/${fresh.id}/waiting-list/removal`, gone)).status, 403);
  });
});

describe('the place on the waiting list', () => {
  it('goes by priority, then by who came first; the sender is told neither', async () => {
    const [intake, partner] = [await server.as('intake_worker', 'mercy'), await server.as('partner', 'northgate')];
    const came = async (receivedAt: string, priority: number) => {
      const sent = aReferral(server.organizations.mercy, { receivedAt: receivedAt as never });
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
    await request(await server.as('intake_worker'), 'POST', `/${id}/screening`);
    await request(await server.as('intake_worker'), 'POST', `/${id}/waiting-list`, { priority: 1, targetGroupMet: true });
    assert.deepEqual(
      [(await request(partner, 'GET', `/${id}`)).body.status, (await request(partner, 'GET', `/${id}`)).body.waiting],
      ['waitlisted', null],
    );
  });
});

describe('declining', () => {
  it('tells the sender in their language, without a word about the person', async () => {
    const intake = await server.as('intake_worker');
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
    const intake = await server.as('intake_worker');
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
    const intake = await server.as('intake_worker');
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

describe('the inbox', () => {
  it('stands in the order of what is due, same-day first, and every count opens its rows', async () => {
    const intake = await server.as('intake_worker');
    const late = await receive({ urgency: 'urgent', receivedAt: '2026-02-20T15:00:00Z' as never });
    const now = await receive({ urgency: 'same_day' });
    const first = (await request(intake, 'GET', '?limit=200')).body;
    const position = (id: string) => first.items.findIndex((item: { id: string }) => item.id === id);
    assert.ok(position(now.id) < position(late.id));
    for (const [status, count] of Object.entries(first.counts)) {
      const { body } = await request(intake, 'GET', `?limit=200&status=${status}`);
      assert.deepEqual([status, body.items.length], [status, count]);
    }
    const overdue = (await request(intake, 'GET', '?late=true&limit=200')).body.items;
    assert.deepEqual(
      overdue.map((item: { id: string }) => item.id),
      [late.id],
    );
  });

  it('pages without gaps, and finds by name whatever the accents or by number', async () => {
    const intake = await server.as('intake_worker');
    const { id, number } = await receive({ person: { givenNames: 'Zoë', familyName: 'Ångström' } as never });
    for (const q of ['zoe ang', number])
      assert.deepEqual(
        (await request(intake, 'GET', `?q=${encodeURIComponent(q)}`)).body.items.map((item: { id: string }) => item.id),
        [id],
      );
    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await request(intake, 'GET', `?status=all&limit=3${cursor && `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items.map((item: { id: string }) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    const { counts } = (await request(intake, 'GET', '')).body;
    assert.deepEqual([seen.length, new Set(seen).size], [counts.all, counts.all]);
  });

  it('shows mine and nobody’s, and is exported in the reader’s language', async () => {
    const intake = await server.as('intake_worker');
    const { id } = await receive({ reason: 'mine to screen' });
    await request(intake, 'POST', `/${id}/screening`);
    const mine = (await request(intake, 'GET', '?worker=me&limit=200')).body.items;
    assert.ok(mine.some((item: { id: string }) => item.id === id));
    const nobodys = (await request(intake, 'GET', '?worker=nobody&limit=200')).body.items;
    assert.ok(!nobodys.some((item: { id: string }) => item.id === id));
    const file = await server.request({ ...intake, language: 'de' }, 'GET', '/api/referrals/export?urgency=same_day');
    assert.match(String(file.body), /Nummer,Person,Geboren/);
    assert.match(String(file.body), /Heute noch,Neu/);
  });
});
