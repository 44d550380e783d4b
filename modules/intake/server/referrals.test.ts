import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aReferral } from '#modules/intake/testing.ts';
import { intakeDesk } from './testing.ts';

const desk = intakeDesk();
const { request, receive, send, duties } = desk;

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
        assigneeOrganizationId: desk.server.organizations.harbor,
        assigneeRole: 'intake_worker',
        priority: 60,
      },
    ]);
  });

  it('is the same referral when sent again, and another under another id', async () => {
    const referral = aReferral(desk.server.organizations.harbor);
    const intake = await desk.server.as('intake_worker');
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
      await desk.server.as('intake_worker'),
      'POST',
      '',
      aReferral(desk.server.organizations.harbor, { receivedAt: '2026-03-05T15:00:00Z' as never }),
    );
    assert.deepEqual([refused.status, refused.body.code], [422, 'referral.received-in-future']);
  });

  it('says who sent it; a person needs at least one name', async () => {
    const intake = await desk.server.as('intake_worker');
    const nobody = await request(intake, 'POST', '', aReferral(desk.server.organizations.harbor, { sender: null }));
    assert.deepEqual([nobody.status, nobody.body.code], [422, 'referral.sender-missing']);
    const unnamed = await request(intake, 'POST', '', aReferral(desk.server.organizations.harbor, { sender: { source: 'organization' } }));
    assert.equal(unnamed.body.code, 'referral.sender-missing');
    const nameless = { ...aReferral(desk.server.organizations.harbor), person: { givenNames: '' } };
    assert.equal((await request(intake, 'POST', '', nameless)).body.errors[0].pointer, '#/person/familyName');
  });
});

describe('a referral sent by another organisation', () => {
  it('bears the name of the sender’s user, and both sides see it as theirs', async () => {
    const partner = await desk.server.as('partner', 'northgate');
    const referral = await send();
    assert.deepEqual(
      [referral.side, referral.senderOrganization, referral.senderName, referral.channel],
      ['sent', 'Northgate Family Practice', 'partner northgate', 'online'],
    );
    assert.equal((await request(await desk.server.as('intake_worker'), 'GET', `/${referral.id}`)).body.side, 'received');
    const sent = await request(partner, 'GET', '?box=sent');
    assert.deepEqual(
      sent.body.items.map((item: { id: string }) => item.id),
      [referral.id],
    );
  });

  it('shows the sender its status and answer, never the screening', async () => {
    const [partner, intake] = [await desk.server.as('partner', 'northgate'), await desk.server.as('intake_worker')];
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
      await desk.server.as('intake_worker', 'mercy'),
      await desk.server.as('supervisor', 'mercy'),
      await desk.server.as('case_manager'),
      await desk.server.as('clinician', 'northgate'),
      await desk.server.as('administrator'),
    ];
    for (const other of others) {
      assert.deepEqual([(await request(other, 'GET', `/${id}`)).status, other.roles], [404, other.roles]);
      const list = await request(other, 'GET', '?status=all&box=sent');
      assert.ok(list.status === 403 || !list.body.items.some((item: { id: string }) => item.id === id));
    }
  });

  it('is the receiver’s to change: the sender may look, not decide', async () => {
    const mercy = await desk.server.as('intake_worker', 'mercy');
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
      desk.server.inTransaction(mercy, async (tx) => {
        const changed = await tx.db.updateTable('referrals').set({ answer: 'yes' }).where('id', '=', id).executeTakeFirst();
        if (changed.numUpdatedRows === 0n) throw new Error('row security let nothing through');
      }),
    );
  });

  it('needs an organisation that takes referrals, and permission to send', async () => {
    const partner = await desk.server.as('partner', 'northgate');
    const unread = await request(partner, 'POST', '', aReferral(desk.server.organizations.northgate, { sender: null, channel: null }));
    assert.deepEqual([unread.status, unread.body.code], [422, 'referral.receiver-not-found']);
    const counsellor = await desk.server.as('financial_counsellor');
    assert.equal((await request(counsellor, 'POST', '', aReferral(desk.server.organizations.harbor))).status, 403);
    const { body } = await request(partner, 'GET', '/receivers');
    assert.deepEqual(
      body.items.map((item: { name: string }) => item.name),
      ['Harbor Community Services', 'Mercy General'],
    );
  });
});

describe('the inbox', () => {
  it('stands in the order of what is due, same-day first, and every count opens its rows', async () => {
    const intake = await desk.server.as('intake_worker');
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
    const intake = await desk.server.as('intake_worker');
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
    const intake = await desk.server.as('intake_worker');
    const { id } = await receive({ reason: 'mine to screen' });
    await request(intake, 'POST', `/${id}/screening`);
    const mine = (await request(intake, 'GET', '?worker=me&limit=200')).body.items;
    assert.ok(mine.some((item: { id: string }) => item.id === id));
    const nobodys = (await request(intake, 'GET', '?worker=nobody&limit=200')).body.items;
    assert.ok(!nobodys.some((item: { id: string }) => item.id === id));
    const file = await desk.server.request({ ...intake, language: 'de' }, 'GET', '/api/referrals/export?urgency=same_day');
    assert.match(String(file.body), /Nummer,Person,Geboren/);
    assert.match(String(file.body), /Heute noch,Neu/);
  });
});
