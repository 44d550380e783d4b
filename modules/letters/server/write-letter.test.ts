import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '#platform';
import { readPdfText } from '#testing';
import { letterDesk, refusal } from './testing.ts';

const desk = letterDesk();
const { openCase, release, draft, write, aLetter, northgate, addTemplate } = desk;

describe('finishing a letter', () => {
  it('files it as a tagged PDF with the case, signed by its writer, and says so on the timeline', async () => {
    const { caseId } = await openCase();
    const letter = aLetter();
    const { status, body } = await write(caseId, letter);
    assert.deepEqual(
      [status, body.subject, body.recipientName, body.writtenByName],
      [201, letter.subject, 'River Almeida', 'case_manager harbor'],
    );
    const filed = (await desk.server.request(desk.manager, 'GET', `/api/documents/${body.documentId}`)).body;
    assert.deepEqual(
      [filed.kind, filed.category, filed.title, filed.mediaType, filed.caseId],
      ['letter', 'health_general', letter.subject, 'application/pdf', caseId],
    );
    const { rawPayload } = await desk.server.app.inject({
      url: `/api/documents/${body.documentId}/content`,
      headers: { 'x-test-actor': desk.manager.userId ?? '' },
    });
    assert.match(
      readPdfText(rawPayload),
      /12 Elm Street[\s\S]*Your appointment[\s\S]*on Thursday[\s\S]*Kind regards[\s\S]*case_manager harbor/,
    );
    assert.match(rawPayload.toString('latin1'), /\/StructTreeRoot/);
    const timeline = (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/timeline`)).body.items;
    assert.deepEqual([timeline[0].type, timeline[0].facts.to, timeline[0].facts.name], ['letter-written', 'client', null]);
    assert.deepEqual((await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/letters`)).body.items, [body]);
  });

  it('sent again is the same letter, with another text refused', async () => {
    const { caseId } = await openCase();
    const letter = aLetter();
    const first = await write(caseId, letter);
    assert.deepEqual((await write(caseId, letter)).body, first.body);
    assert.deepEqual(refusal(await write(caseId, { ...letter, body: 'Another' })), [409, 'create.id-reused']);
    assert.equal((await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/documents`)).body.items.length, 1);
  });

  it('is refused while something is to be filled in, which is named', async () => {
    const { caseId } = await openCase();
    const { status, body } = await write(caseId, aLetter({ address: 'River\n[[address]]', body: 'On [[day]] {{client.name}}' }));
    assert.deepEqual([status, body.code, body.gaps], [422, 'letter.gaps', ['address', 'day', '{{', '}}']]);
  });

  it('to an organisation needs a release for everything it tells, and keeps which one', async () => {
    const { caseId } = await openCase();
    const letter = () => aLetter({ templateId: desk.templates.partner, recipient: northgate(), address: 'Northgate' });
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
    const row = await desk.server.inTransaction(desk.manager, (tx) =>
      tx.db
        .selectFrom('letters')
        .select(['told', 'consentIds', 'recipientOrganizationId'])
        .where('id', '=', body.id)
        .executeTakeFirstOrThrow(),
    );
    assert.deepEqual(row, {
      told: ['identity', 'social'],
      consentIds: [consentId, both],
      recipientOrganizationId: desk.server.organizations.northgate,
    });
    const event = (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/timeline`)).body.items[0];
    assert.equal(event.facts.name, 'Northgate Family Practice');
    await desk.server.request(desk.manager, 'POST', `/api/cases/${caseId}/consents/${both}/revocation`, { channel: 'verbal' });
    assert.deepEqual(refusal(await write(caseId, letter())), [403, 'letter.release-missing']);
  });

  it('to a colleague needs none; to somebody no release can name it needs a reason', async () => {
    const { caseId } = await openCase();
    const team = (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/care-team`)).body.items;
    const colleague = { kind: 'member', memberId: team[0].id };
    assert.equal((await write(caseId, aLetter({ templateId: desk.templates.partner, recipient: colleague }))).status, 201);
    const landlord = { templateId: desk.templates.partner, recipient: { kind: 'other', name: 'Ms Hart' }, address: 'Ms Hart' };
    assert.equal((await draft(caseId, { templateId: desk.templates.partner, recipient: landlord.recipient })).body.needsBasis, true);
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
    const intake = await desk.server.as('intake_worker');
    assert.deepEqual(refusal(await write(caseId, aLetter({ templateId }), intake)), [403, 'access.not-allowed']);
    assert.equal((await write(caseId, aLetter({ templateId }))).status, 201);
    const seenBy = async (actor: Actor) => (await desk.server.request(actor, 'GET', `/api/cases/${caseId}/letters`)).body.items.length;
    assert.deepEqual([await seenBy(desk.manager), await seenBy(intake)], [1, 0]);
    assert.equal(
      (await desk.server.request(await desk.server.as('case_manager', 'mercy'), 'GET', `/api/cases/${caseId}/letters`)).status,
      404,
    );
  });

  it('freezes it: the database refuses every later change', async () => {
    const { caseId } = await openCase();
    const { body } = await write(caseId, aLetter());
    await assert.rejects(
      desk.server.inTransaction(desk.manager, (tx) => tx.db.updateTable('letters').set({ body: 'x' }).where('id', '=', body.id).execute()),
    );
  });
});

describe('a letter in work', () => {
  it('can be seen as PDF, gaps and all, and nothing is kept of it', async () => {
    const { caseId } = await openCase();
    const { language, address, subject } = aLetter();
    const preview = await desk.server.app.inject({
      method: 'POST',
      url: `/api/cases/${caseId}/letters/preview`,
      headers: { 'x-test-actor': desk.manager.userId ?? '' },
      payload: { language, address, subject, body: 'On [[day]] <b>#panic()</b>' },
    });
    assert.equal(preview.headers['content-type'], 'application/pdf');
    assert.match(readPdfText(preview.rawPayload), /On \[\[day\]\] <b>#panic\(\)<\/b>/);
    assert.deepEqual((await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/documents`)).body.items, []);
    const stranger = await desk.server.as('case_manager', 'mercy');
    const refused = await desk.server.request(stranger, 'POST', `/api/cases/${caseId}/letters/preview`, {
      language,
      address,
      subject,
      body: 'x',
    });
    assert.equal(refused.status, 404);
  });
});
