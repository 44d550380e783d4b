import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Temporal } from '#kernel';
import { aPublicReferral } from '#modules/intake/testing.ts';
import { openPool, queryBuilder } from '#platform';
import { readPdfText, type TestServer, testServer } from '#testing';
import { mostPerHour } from '../rules-public.ts';

let server: TestServer;
const monday = '2026-03-02T15:00:00Z';
let callers = 0;
const nextCaller = (): string => {
  callers += 1;
  return `203.0.113.${callers}`;
};
before(async () => {
  server = await testServer();
  await Promise.all([server.as('intake_worker'), server.as('intake_worker', 'mercy')]);
  await openToPublic(server.organizations.harbor);
});
after(() => server.stop());

async function openToPublic(id: string): Promise<void> {
  const administrator = await server.as('administrator');
  const { body } = await server.request(administrator, 'GET', `/api/organizations/${id}`);
  const changed = await server.request(
    administrator,
    'PATCH',
    `/api/organizations/${id}`,
    { acceptsPublicReferrals: true },
    { 'if-match': `"${body.version}"` },
  );
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
}

/** Somebody without an account, at an address of their own. */
async function send(method: 'GET' | 'POST', path: string, body?: unknown, remoteAddress = nextCaller()) {
  const response = await server.app.inject({
    method,
    url: `/api/refer${path}`,
    remoteAddress,
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

const later = (seconds: number, from = monday) => server.setNow(Temporal.Instant.from(from).add({ seconds }).toString());

async function openForm(): Promise<string> {
  server.setNow(monday);
  const { body } = await send('GET', '');
  later(60);
  return body.token;
}

async function refer(fields: Parameters<typeof aPublicReferral>[2] = {}) {
  const response = await send('POST', '', aPublicReferral(server.organizations.harbor, await openForm(), fields));
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body;
}

const intake = async (method: 'GET' | 'POST', path: string, body?: unknown) =>
  server.request(await server.as('intake_worker'), method, `/api/referrals${path}`, body);

async function inInbox(number: string) {
  const { body } = await intake('GET', `?q=${number}&status=all`);
  return (await intake('GET', `/${body.items[0].id}`)).body;
}

describe('the public page', () => {
  it('names only organisations that are willing and have somebody who reads what comes', async () => {
    await openToPublic(server.organizations.northgate);
    const { status, headers, body } = await send('GET', '');
    assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
    assert.deepEqual(
      body.receivers.map(({ name, country }: { name: string; country: string }) => [name, country]),
      [['Harbor Community Services', 'US']],
    );
  });

  it('takes a referral from somebody without an account: number, code, and by when there is an answer', async () => {
    const receipt = await refer();
    assert.match(receipt.number, /^R-2026-\d{4}$/);
    assert.match(receipt.code, /^([2-9B-Z]{4}-){3}[2-9B-Z]{4}$/);
    assert.deepEqual([receipt.organization, receipt.answerBy.dueOn], ['Harbor Community Services', '2026-03-04']);
  });

  it('puts it into the inbox as the person’s own, online, with how to reach them and how not', async () => {
    const referral = await inInbox((await refer()).number);
    assert.deepEqual([referral.source, referral.channel, referral.side, referral.status], ['self', 'online', 'received', 'referred']);
    assert.deepEqual([referral.recordedBy, referral.senderLanguage, referral.answerWish], [null, 'it', 'code']);
    const [phone, post] = referral.person.contactPoints;
    assert.deepEqual([phone.value, phone.hours.from, phone.safeToLeaveMessage, post.doNotUse], ['+12065550177', '09:00', false, true]);
  });

  it('keeps who asks for somebody else, and what they are to the person', async () => {
    const sender = { name: 'Paolo Ferraro', relation: 'child', phone: '(206) 555-0178' } as const;
    const referral = await inInbox((await refer({ sender, personAgrees: 'not_asked', answerWish: 'phone' })).number);
    assert.deepEqual(
      [referral.source, referral.senderName, referral.senderRelation, referral.senderPhone, referral.personAgrees, referral.answerWish],
      ['family', 'Paolo Ferraro', 'child', '+12065550178', 'not_asked', 'phone'],
    );
  });

  it('makes the form sent again the same referral with the same receipt, and no other of it', async () => {
    const form = aPublicReferral(server.organizations.harbor, await openForm());
    const [first, again] = [await send('POST', '', form), await send('POST', '', form)];
    assert.deepEqual([again.status, again.body], [201, first.body]);
    const other = await send('POST', '', { ...form, reason: 'qualcosa di diverso' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
  });

  it('refuses what a program sends, and says nothing of anybody', async () => {
    const token = await openForm();
    const form = aPublicReferral(server.organizations.harbor, token);
    const refused = async (body: unknown) => {
      const response = await send('POST', '', body);
      assert.doesNotMatch(JSON.stringify(response.body), /Lucia|Ferraro|555/);
      return [response.status, response.body.code];
    };
    assert.deepEqual(await refused({ ...form, website: 'https://spam.example' }), [422, 'referral.form-not-taken']);
    assert.deepEqual(await refused({ ...form, token: 'made.up.token' }), [422, 'referral.form-not-taken']);
    assert.deepEqual(await refused({ ...form, token: token.replace(/^[^.]+/, newId()) }), [422, 'referral.form-not-taken']);
    assert.deepEqual(await refused({ ...form, noticeRead: false }), [400, 'request.invalid']);
    assert.deepEqual(await refused({ ...form, person: { ...form.person, givenNames: '', familyName: '' } }), [400, 'request.invalid']);
    assert.deepEqual(await refused({ ...form, receivingOrganizationId: server.organizations.mercy }), [422, 'referral.receiver-not-found']);
    assert.deepEqual(await refused({ ...form, receivingOrganizationId: newId() }), [422, 'referral.receiver-not-found']);
    assert.deepEqual(await refused({ ...form, answerWish: 'mail' }), [422, 'referral.answer-address-missing']);
    later(2);
    assert.deepEqual(await refused(form), [422, 'referral.form-too-fast']);
    later(25 * 3600);
    assert.deepEqual(await refused(form), [422, 'referral.form-outdated']);
    const foreign = await server.app.inject({
      method: 'POST',
      url: '/api/refer',
      payload: form,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    assert.deepEqual([foreign.statusCode, foreign.json().code], [403, 'request.foreign-site']);
  });

  it('takes so many from one address within an hour, and keeps no address', async () => {
    const token = await openForm();
    const invalid = aPublicReferral(server.organizations.harbor, token, { website: 'x' });
    const statuses: number[] = [];
    for (let turn = 0; turn <= mostPerHour.send; turn += 1) statuses.push((await send('POST', '', invalid, '198.51.100.7')).status);
    assert.deepEqual([statuses.filter((status) => status === 422).length, statuses.at(-1)], [mostPerHour.send, 429]);
    assert.equal((await send('POST', '', invalid, '198.51.100.8')).status, 422);
    later(3600);
    assert.equal((await send('POST', '', invalid, '198.51.100.7')).status, 422);
    const owner = queryBuilder(openPool(server.ownerUrl, 1));
    const rows = await owner.selectFrom('publicRequests').selectAll().execute();
    await owner.destroy();
    assert.ok(rows.length > 0 && rows.every(({ subject }) => subject.length === 32));
    assert.doesNotMatch(JSON.stringify(rows.map(({ subject }) => subject.toString('latin1'))), /198\.51/);
  });
});

describe('the receipt', () => {
  const look = (code: string, from?: string) => send('POST', '/answer', { code }, from);

  it('shows the state and the answer, however the code is typed, and nothing else', async () => {
    const { number, code } = await refer();
    const waiting = (await look(code)).body;
    assert.deepEqual(
      { ...waiting, answerBy: waiting.answerBy.dueOn },
      { status: 'referred', answerBy: '2026-03-04', declineReason: null, answer: '', alternatives: '' },
    );
    const { id } = await inInbox(number);
    const decided = await intake('POST', `/${id}/decline`, { reason: 'out_of_area', answer: 'Ci dispiace.', alternatives: 'ClearPath' });
    assert.deepEqual([decided.status, decided.body.informedBy], [200, 'online']);
    assert.deepEqual((await look(` ${code.toLowerCase().replaceAll('-', ' ')} `)).body, {
      status: 'declined',
      answerBy: null,
      declineReason: 'out_of_area',
      answer: 'Ci dispiace.',
      alternatives: 'ClearPath',
    });
  });

  it('is stored as a digest only', async () => {
    const { code } = await refer();
    const owner = queryBuilder(openPool(server.ownerUrl, 1));
    const kept = JSON.stringify([
      await owner.selectFrom('referralReceipts').selectAll().execute(),
      await owner.selectFrom('referrals').selectAll().execute(),
      await owner.selectFrom('journal').selectAll().execute(),
      await owner.selectFrom('receipts').selectAll().execute(),
    ]);
    await owner.destroy();
    assert.ok(!kept.includes(code) && !kept.includes(code.replaceAll('-', '')));
  });

  it('cannot be guessed: an unknown code is refused, and so are too many', async () => {
    assert.deepEqual([(await look('2222-2222-2222-2222')).status, (await look('x')).body.code], [404, 'referral.receipt-unknown']);
    const statuses: number[] = [];
    for (let turn = 0; turn <= mostPerHour.look; turn += 1) statuses.push((await look('2222-2222-2222-2222', '198.51.100.9')).status);
    assert.deepEqual([statuses.at(0), statuses.at(-1)], [404, 429]);
  });
});

describe('the answer to somebody without an account', () => {
  const email = { id: newId(), kind: 'email', value: 'Lucia@example.org' } as const;
  const mails = async () =>
    server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('mails').select(['toAddress', 'template', 'language', 'facts']).execute(),
    );

  it('goes by mail to those who asked for it, in their language, and says only where to read it', async () => {
    const { number } = await refer({ answerWish: 'mail', person: { givenNames: 'Lucia', contactPoints: [email] } });
    await intake('POST', `/${(await inInbox(number)).id}/decline`, { reason: 'no_capacity', answer: 'Ci dispiace.' });
    const mail = (await mails()).find(({ facts }) => (facts as { number: string }).number === number);
    assert.deepEqual([mail?.toAddress, mail?.template, mail?.language], ['Lucia@example.org', 'intake.answer-online', 'it']);
    assert.match((mail?.facts as { url?: string } | undefined)?.url ?? '', /\/refer\/answer$/);
    assert.doesNotMatch(JSON.stringify(mail?.facts), /Lucia|dispiace/);
  });

  it('does not go by mail to those who gave an address and did not ask for it', async () => {
    const { number } = await refer({ person: { givenNames: 'Lucia', contactPoints: [email] } });
    const { id } = await inInbox(number);
    assert.equal((await intake('POST', `/${id}/decline`, { reason: 'no_capacity' })).body.informedBy, 'online');
  });

  it('is printed as a letter in their language, for intake alone and once there is an answer', async () => {
    const address = { country: 'US', lines: ['Via Mare 4'], city: 'Riverside', postalCode: '10001' };
    const { number } = await refer({ answerWish: 'letter', person: { givenNames: 'Lucia', familyName: 'Ferraro', address } });
    const { id } = await inInbox(number);
    assert.equal((await intake('GET', `/${id}/letter`)).body.code, 'referral.no-answer-yet');
    await intake('POST', `/${id}/decline`, { reason: 'no_capacity', answer: 'Ci dispiace molto.', informedBy: 'letter' });
    const letter = await server.app.inject({
      url: `/api/referrals/${id}/letter`,
      headers: { 'x-test-actor': (await server.as('intake_worker')).userId ?? '' },
    });
    assert.equal(letter.headers['content-type'], 'application/pdf');
    const text = readPdfText(letter.rawPayload);
    for (const words of ['Lucia Ferraro', 'Via Mare 4', number, 'Buongiorno', 'Ci dispiace molto.'])
      assert.ok(text.includes(words), `${words} in ${text}`);
    assert.equal((await server.request(await server.as('intake_worker', 'mercy'), 'GET', `/api/referrals/${id}/letter`)).status, 404);
    assert.equal((await server.request(await server.as('case_manager'), 'GET', `/api/referrals/${id}/letter`)).status, 403);
  });

  it('is read by nobody else: not by another organisation, not by another role', async () => {
    const { number } = await refer();
    const { id } = await inInbox(number);
    for (const actor of [
      await server.as('intake_worker', 'mercy'),
      await server.as('case_manager'),
      await server.as('partner', 'northgate'),
    ])
      assert.equal((await server.request(actor, 'GET', `/api/referrals/${id}`)).status, 404);
  });
});
