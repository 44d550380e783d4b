import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type DataCategory, newId, type Role } from '#kernel';
import type { Actor } from '#platform';
import { readPdfText, type TestServer, testServer } from '#testing';
import { addShippedTemplates } from './index.ts';

let server: TestServer;
let manager: Actor;
/** The shipped templates, by whom they are for. */
let templates: Record<'client' | 'partner' | 'referrer', string>;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
  await server.inTransaction(server.system(), (tx) => addShippedTemplates(tx));
  const { body } = await server.request(manager, 'GET', '/api/letter-templates');
  templates = Object.fromEntries(body.items.map((item: { audience: string; id: string }) => [item.audience, item.id])) as typeof templates;
});
after(() => server.stop());

const elm = { country: 'US', lines: ['12 Elm Street'], postalCode: '10001', city: 'Riverside', region: 'NY' };

/** An open case of somebody who lives somewhere, with whatever else is known. */
async function openCase(of: { protect?: boolean; noPost?: boolean; language?: string } = {}) {
  const opened = await server.openCase();
  await server.inTransaction(server.system(), async (tx) => {
    const { personId } = opened;
    await tx.db
      .updateTable('persons')
      .set({ birthDate: '1994-03-05', addressProtected: of.protect ?? false, languages: of.language ? [of.language] : [] })
      .where('id', '=', personId)
      .execute();
    await sql`INSERT INTO person_addresses (id, person_id, usage, address) VALUES (${newId()}, ${personId}, 'home', ${JSON.stringify(elm)}::jsonb)`.execute(
      tx.db,
    );
    if (of.noPost) await tx.db.insertInto('personContactPoints').values({ id: newId(), personId, kind: 'post', doNotUse: true }).execute();
  });
  return opened;
}

async function addAppointment(caseId: string, category: DataCategory = 'social') {
  const startsAt = new Date(Date.now() + 86_400_000 * 30).toISOString().replace(/T.*/, 'T19:30:00Z');
  const appointment = {
    id: newId(),
    caseId,
    title: 'Meeting about the plan',
    startsAt,
    endsAt: startsAt.replace('19:30', '20:30'),
    place: 'Room 2',
    transport: 'booked',
    category,
  };
  assert.equal((await server.request(manager, 'POST', '/api/appointments', appointment)).status, 201);
}

async function release(caseId: string, categories: DataCategory[], purposes = ['care_coordination']): Promise<string> {
  const id = newId();
  const { status, body } = await server.request(manager, 'POST', `/api/cases/${caseId}/consents`, {
    id,
    type: 'release_of_information',
    legalForm: 'written',
    recipientOrganizationId: server.organizations.northgate,
    purposes,
    categories,
    until: '2099-01-01',
    signedOn: '2026-01-02',
    noticeGiven: true,
  });
  assert.equal(status, 201, JSON.stringify(body));
  return id;
}

const draft = (caseId: string, choice: Record<string, unknown>, actor = manager) =>
  server.request(actor, 'POST', `/api/cases/${caseId}/letters/draft`, { recipient: { kind: 'client' }, ...choice });
const write = (caseId: string, letter: Record<string, unknown>, actor = manager) =>
  server.request(actor, 'POST', `/api/cases/${caseId}/letters`, letter);
const aLetter = (of: Record<string, unknown> = {}) => ({
  id: newId(),
  templateId: templates.client,
  templateVersion: 1,
  recipient: { kind: 'client' },
  language: 'en',
  delivery: 'post',
  address: 'River Almeida\n12 Elm Street',
  subject: 'Your appointment',
  body: 'Dear River,\n\nWe have an appointment for you:\n- on Thursday\n\nPlease come.',
  ...of,
});
const northgate = () => ({ kind: 'organization', organizationId: server.organizations.northgate });

describe('drafting a letter', () => {
  it('fills a template from the record, in the language of the client, by post to where they live', async () => {
    const { caseId } = await openCase({ language: 'it' });
    await addAppointment(caseId);
    const { status, body } = await draft(caseId, { templateId: templates.client });
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
    const { body } = await draft(caseId, { templateId: templates.client });
    assert.equal(body.subject, 'Your appointment on [[Next appointment: day]]');
    assert.ok(body.gaps.every(({ reason }: { reason: string }) => reason === 'missing'));
  });

  it('does not look up an appointment that is more protected than the letter', async () => {
    const { caseId } = await openCase();
    await addAppointment(caseId, 'mental_health');
    assert.match((await draft(caseId, { templateId: templates.client })).body.body, /\[\[Next appointment: what\]\]/);
  });

  it('proposes a way the client allows', async () => {
    const { caseId } = await openCase({ noPost: true });
    assert.equal((await draft(caseId, { templateId: templates.client })).body.delivery, 'by_hand');
    const { body } = await draft(caseId, { templateId: templates.client, delivery: 'post' });
    assert.deepEqual([body.obstacle.code, body.obstacle.why], ['letter.way-not-allowed', 'unwanted']);
  });

  it('says beforehand which release is missing', async () => {
    const { caseId } = await openCase();
    const { body } = await draft(caseId, { templateId: templates.partner, recipient: northgate() });
    assert.deepEqual(
      [body.obstacle.code, body.obstacle.category, body.obstacle.missing],
      ['letter.release-missing', 'identity', 'recipient'],
    );
    await release(caseId, ['identity', 'social']);
    const after = await draft(caseId, { templateId: templates.partner, recipient: northgate() });
    assert.deepEqual([after.body.obstacle, after.body.needsBasis], [null, false]);
    assert.match(after.body.body, /^Dear colleagues,/);
    assert.match(after.body.body, /\[\[what you ask for\]\]/);
  });

  it('is refused to who files nothing, who does not see the case, and from a template still in work', async () => {
    const { caseId } = await openCase();
    const choice = { templateId: templates.client };
    const codes = [
      await draft(caseId, choice, await server.as('utilization_reviewer')),
      await draft(caseId, choice, await server.as('case_manager', 'mercy')),
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
    const letter = aLetter({ templateId: templates.partner, recipient: northgate(), body: 'She lives at 12  ELM street, Riverside.' });
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

describe('finishing a letter', () => {
  it('files it as a tagged PDF with the case, signed by its writer, and says so on the timeline', async () => {
    const { caseId } = await openCase();
    const letter = aLetter();
    const { status, body } = await write(caseId, letter);
    assert.deepEqual(
      [status, body.subject, body.recipientName, body.writtenByName],
      [201, letter.subject, 'River Almeida', 'case_manager harbor'],
    );
    const filed = (await server.request(manager, 'GET', `/api/documents/${body.documentId}`)).body;
    assert.deepEqual(
      [filed.kind, filed.category, filed.title, filed.mediaType, filed.caseId],
      ['letter', 'health_general', letter.subject, 'application/pdf', caseId],
    );
    const { rawPayload } = await server.app.inject({
      url: `/api/documents/${body.documentId}/content`,
      headers: { 'x-test-actor': manager.userId ?? '' },
    });
    assert.match(
      readPdfText(rawPayload),
      /12 Elm Street[\s\S]*Your appointment[\s\S]*on Thursday[\s\S]*Kind regards[\s\S]*case_manager harbor/,
    );
    assert.match(rawPayload.toString('latin1'), /\/StructTreeRoot/);
    const timeline = (await server.request(manager, 'GET', `/api/cases/${caseId}/timeline`)).body.items;
    assert.deepEqual([timeline[0].type, timeline[0].facts.to, timeline[0].facts.name], ['letter-written', 'client', null]);
    assert.deepEqual((await server.request(manager, 'GET', `/api/cases/${caseId}/letters`)).body.items, [body]);
  });

  it('sent again is the same letter, with another text refused', async () => {
    const { caseId } = await openCase();
    const letter = aLetter();
    const first = await write(caseId, letter);
    assert.deepEqual((await write(caseId, letter)).body, first.body);
    assert.deepEqual(refusal(await write(caseId, { ...letter, body: 'Another' })), [409, 'create.id-reused']);
    assert.equal((await server.request(manager, 'GET', `/api/cases/${caseId}/documents`)).body.items.length, 1);
  });

  it('is refused while something is to be filled in, which is named', async () => {
    const { caseId } = await openCase();
    const { status, body } = await write(caseId, aLetter({ address: 'River\n[[address]]', body: 'On [[day]] {{client.name}}' }));
    assert.deepEqual([status, body.code, body.gaps], [422, 'letter.gaps', ['address', 'day', '{{', '}}']]);
  });

  it('to an organisation needs a release for everything it tells, and keeps which one', async () => {
    const { caseId } = await openCase();
    const letter = () => aLetter({ templateId: templates.partner, recipient: northgate(), address: 'Northgate' });
    const consentId = await release(caseId, ['identity'], ['care_coordination']);
    const refused = await write(caseId, letter());
    assert.deepEqual(
      [...refusal(refused), refused.body.category, refused.body.missing],
      [403, 'letter.release-missing', 'social', 'category'],
    );
    await release(caseId, ['identity', 'social'], ['housing']);
    assert.equal((await write(caseId, letter())).body.missing, 'purpose');
    const both = await release(caseId, ['social'], ['care_coordination']);
    const { status, body } = await write(caseId, letter());
    assert.equal(status, 201);
    const row = await server.inTransaction(manager, (tx) =>
      tx.db
        .selectFrom('letters')
        .select(['told', 'consentIds', 'recipientOrganizationId'])
        .where('id', '=', body.id)
        .executeTakeFirstOrThrow(),
    );
    assert.deepEqual(row, {
      told: ['identity', 'social'],
      consentIds: [consentId, both],
      recipientOrganizationId: server.organizations.northgate,
    });
    const event = (await server.request(manager, 'GET', `/api/cases/${caseId}/timeline`)).body.items[0];
    assert.equal(event.facts.name, 'Northgate Family Practice');
    await server.request(manager, 'POST', `/api/cases/${caseId}/consents/${both}/revocation`, { channel: 'verbal' });
    assert.deepEqual(refusal(await write(caseId, letter())), [403, 'letter.release-missing']);
  });

  it('to a colleague needs none; to somebody no release can name it needs a reason', async () => {
    const { caseId } = await openCase();
    const team = (await server.request(manager, 'GET', `/api/cases/${caseId}/care-team`)).body.items;
    const colleague = { kind: 'member', memberId: team[0].id };
    assert.equal((await write(caseId, aLetter({ templateId: templates.partner, recipient: colleague }))).status, 201);
    const landlord = { templateId: templates.partner, recipient: { kind: 'other', name: 'Ms Hart' }, address: 'Ms Hart' };
    assert.equal((await draft(caseId, { templateId: templates.partner, recipient: landlord.recipient })).body.needsBasis, true);
    assert.deepEqual(refusal(await write(caseId, aLetter(landlord))), [422, 'letter.basis-missing']);
    const basis = { ground: 'client_request', note: 'River asked for it in writing' };
    assert.equal((await write(caseId, aLetter({ ...landlord, basis }))).status, 201);
    const secret = await addTemplate(
      { audience: 'partner', category: 'mental_health', en: { name: 'N', subject: 'S', body: 'B' } },
      'published',
    );
    assert.deepEqual(refusal(await write(caseId, aLetter({ ...landlord, templateId: secret, basis }))), [403, 'letter.release-missing']);
  });

  it('to the client goes no way that they do not want', async () => {
    const { caseId } = await openCase({ noPost: true });
    assert.deepEqual(refusal(await write(caseId, aLetter())), [409, 'letter.way-not-allowed']);
    assert.equal((await write(caseId, aLetter({ delivery: 'email' }))).body.why, 'no-address');
    assert.equal((await write(caseId, aLetter({ delivery: 'by_hand' }))).status, 201);
  });

  it('in a category the writer may not see is refused, and its letters are hidden from them', async () => {
    const { caseId } = await openCase();
    const templateId = await addTemplate({ category: 'mental_health', en: { name: 'N', subject: 'S', body: 'B' } }, 'published');
    const intake = await server.as('intake_worker');
    assert.deepEqual(refusal(await write(caseId, aLetter({ templateId }), intake)), [403, 'access.not-allowed']);
    assert.equal((await write(caseId, aLetter({ templateId }))).status, 201);
    const seenBy = async (actor: Actor) => (await server.request(actor, 'GET', `/api/cases/${caseId}/letters`)).body.items.length;
    assert.deepEqual([await seenBy(manager), await seenBy(intake)], [1, 0]);
    assert.equal((await server.request(await server.as('case_manager', 'mercy'), 'GET', `/api/cases/${caseId}/letters`)).status, 404);
  });

  it('freezes it: the database refuses every later change', async () => {
    const { caseId } = await openCase();
    const { body } = await write(caseId, aLetter());
    await assert.rejects(
      server.inTransaction(manager, (tx) => tx.db.updateTable('letters').set({ body: 'x' }).where('id', '=', body.id).execute()),
    );
  });
});

describe('a letter in work', () => {
  it('can be seen as PDF, gaps and all, and nothing is kept of it', async () => {
    const { caseId } = await openCase();
    const { language, address, subject } = aLetter();
    const preview = await server.app.inject({
      method: 'POST',
      url: `/api/cases/${caseId}/letters/preview`,
      headers: { 'x-test-actor': manager.userId ?? '' },
      payload: { language, address, subject, body: 'On [[day]] <b>#panic()</b>' },
    });
    assert.equal(preview.headers['content-type'], 'application/pdf');
    assert.match(readPdfText(preview.rawPayload), /On \[\[day\]\] <b>#panic\(\)<\/b>/);
    assert.deepEqual((await server.request(manager, 'GET', `/api/cases/${caseId}/documents`)).body.items, []);
    const stranger = await server.as('case_manager', 'mercy');
    const refused = await server.request(stranger, 'POST', `/api/cases/${caseId}/letters/preview`, {
      language,
      address,
      subject,
      body: 'x',
    });
    assert.equal(refused.status, 404);
  });
});

describe('letter templates', () => {
  it('are there from the start in three languages, published', async () => {
    const { items } = (await server.request(manager, 'GET', '/api/letter-templates?status=published')).body;
    const shipped = items.filter(({ changedByName }: { changedByName: string | null }) => changedByName === null);
    assert.equal(shipped.length, 3);
    for (const { en, de, it } of shipped) assert.ok(en.body && de.body && it.body);
  });

  it('are written, published, retired and published again by administrators and supervisors alone', async () => {
    const admin = await server.as('administrator');
    const id = await addTemplate({ en: { name: 'N', subject: 'S', body: 'B' } });
    const step = (status: string, seen: number, actor = admin) =>
      server.request(actor, 'PATCH', `/api/letter-templates/${id}`, { status }, { 'if-match': `"${seen}"` });
    assert.deepEqual(refusal(await step('published', 1, manager)), [403, 'access.not-allowed']);
    assert.equal((await step('published', 1)).body.status, 'published');
    assert.deepEqual(refusal(await step('published', 1)), [409, 'write.conflict']);
    assert.equal((await step('retired', 2)).body.status, 'retired');
    assert.equal((await step('published', 3, await server.as('supervisor'))).body.version, 4);
    const roles: Role[] = ['case_manager', 'partner', 'intake_worker'];
    for (const role of roles) assert.equal((await postTemplate({}, await server.as(role))).status, 403);
  });

  it('are refused with a field that does not exist, which is named', async () => {
    const { status, body } = await postTemplate({ de: { name: 'N', subject: 'Hallo {{client.shoeSize}}', body: '{{client.name}}' } });
    assert.deepEqual([status, body.code, body.language, body.fields], [422, 'letter-template.unknown-field', 'de', ['client.shoeSize']]);
    assert.equal((await postTemplate({ en: null })).body.code, 'letter-template.no-text');
    const id = await addTemplate({ en: { name: 'N', subject: 'S', body: 'B' } });
    const change = { en: { name: 'N', subject: 'S', body: '{{nothing}}' } };
    const changed = await server.request(await server.as('administrator'), 'PATCH', `/api/letter-templates/${id}`, change, {
      'if-match': '"1"',
    });
    assert.equal(changed.body.code, 'letter-template.unknown-field');
  });

  it('changed by two at once: each language is its own, the same one is a conflict', async () => {
    const admin = await server.as('administrator');
    const id = await addTemplate({ en: { name: 'N', subject: 'S', body: 'B' } });
    const change = (fields: object) => server.request(admin, 'PATCH', `/api/letter-templates/${id}`, fields, { 'if-match': '"1"' });
    assert.equal((await change({ en: { name: 'N', subject: 'S', body: 'Mine' } })).status, 200);
    const { status, body } = await change({ en: { name: 'N', subject: 'S', body: 'Yours' } });
    assert.deepEqual([status, body.fields[0].field, body.fields[0].theirs.body], [409, 'en', 'Mine']);
  });

  it('counts the letters written from it, and repeats harmlessly', async () => {
    const { caseId } = await openCase();
    const id = newId();
    const template = { id, audience: 'client', category: 'social', en: { name: 'N', subject: 'S', body: 'B' } };
    const admin = await server.as('administrator');
    const add = () => server.request(admin, 'POST', '/api/letter-templates', template);
    assert.deepEqual((await add()).body, (await add()).body);
    await server.request(admin, 'PATCH', `/api/letter-templates/${id}`, { status: 'published' }, { 'if-match': '"1"' });
    await write(caseId, aLetter({ templateId: id, templateVersion: 2 }));
    assert.equal((await server.request(admin, 'GET', `/api/letter-templates/${id}`)).body.letters, 1);
  });

  it('of one network are unknown in every other', async () => {
    const elsewhere = { ...manager, networkId: newId(), userId: newId() };
    assert.deepEqual((await server.request(elsewhere, 'GET', '/api/letter-templates')).body.items, []);
  });
});

const refusal = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

async function postTemplate(of: Record<string, unknown>, actor?: Actor) {
  const template = { id: newId(), audience: 'client', category: 'social', ...of };
  return server.request(actor ?? (await server.as('administrator')), 'POST', '/api/letter-templates', template);
}

async function addTemplate(of: Record<string, unknown>, status?: 'published'): Promise<string> {
  const { status: answer, body } = await postTemplate(of);
  assert.equal(answer, 201, JSON.stringify(body));
  const admin = await server.as('administrator');
  if (status) await server.request(admin, 'PATCH', `/api/letter-templates/${body.id}`, { status }, { 'if-match': '"1"' });
  return body.id;
}
