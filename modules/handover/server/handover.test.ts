import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Language, newId } from '#kernel';
import { recordNeed, recordStrength } from '#modules/assessments/server/index.ts';
import type { Actor } from '#platform';
import { readPdfText, type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
});
after(() => server.stop());

/** What the pack of a case says to somebody, line by line joined. */
async function packOf(caseId: string, { actor = manager, language = 'en' }: { actor?: Actor; language?: Language } = {}) {
  await server.request(actor, 'GET', '/api/session');
  const { statusCode, headers, rawPayload } = await server.app.inject({
    url: `/api/cases/${caseId}/hand-over-pack?language=${language}`,
    headers: { 'x-test-actor': actor.userId ?? '' },
  });
  return { status: statusCode, type: headers['content-type'], pdf: rawPayload, text: statusCode === 200 ? readPdfText(rawPayload) : '' };
}

async function aFullCase() {
  const { caseId, personId } = await server.openCase();
  await server.inTransaction(server.system(), async (tx) => {
    const change = { birthDate: '1994-03-05', languages: ['pt'], interpreterNeeded: true, addressProtected: true };
    await tx.db.updateTable('persons').set(change).where('id', '=', personId).execute();
    const point = { personId, kind: 'phone', value: '+12125550148' };
    await tx.db
      .insertInto('personContactPoints')
      .values([
        { ...point, id: newId(), doNotUse: true, note: 'her brother answers' },
        { ...point, id: newId(), value: '+12125550149', codeName: 'Anna' },
      ])
      .execute();
  });
  await server.inTransaction(manager, async (tx) => {
    await recordNeed(tx, caseId, {
      id: newId(),
      domain: 'housing',
      text: '',
      ownWords: 'I cannot pay the rent',
      wantsHelp: null,
      priority: 1,
    });
    await recordStrength(tx, caseId, { id: newId(), domain: 'relationships', text: 'A sister nearby' });
  });
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const contact = { id: newId(), caseId, mode: 'call', outcome: 'reached', minutes: 5, note: 'Rent is two months late', at };
  assert.equal((await server.request(manager, 'POST', '/api/contacts', contact)).status, 201);
  const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const endsAt = new Date(Date.now() + 3 * 86_400_000 + 3_600_000).toISOString();
  const appointment = { id: newId(), caseId, title: 'Talk with the landlord', startsAt, endsAt, place: 'Room 2', category: 'social' };
  assert.equal((await server.request(manager, 'POST', '/api/appointments', appointment)).status, 201);
  return { caseId, personId };
}

describe('the hand-over pack', () => {
  it('says what a colleague needs to begin, as a tagged PDF', async () => {
    const { caseId } = await aFullCase();
    const { status, type, text, pdf } = await packOf(caseId);
    assert.deepEqual([status, type], [200, 'application/pdf']);
    assert.match(pdf.toString('latin1'), /\/StructTreeRoot/);
    for (const said of [
      'River Almeida',
      'The address is protected',
      'Do not call (212) 555-0148: her brother answers',
      'say that Anna is calling',
      'needs an interpreter',
      'I cannot pay the rent',
      'A sister nearby',
      'No plan is in force.',
      'Complete the assessment',
      'Talk with the landlord',
      'Rent is two months late',
      'Case management',
      'Printed for case_manager harbor',
    ])
      assert.ok(text.replace(/\s+/g, ' ').includes(said), `${said} in ${text}`);
  });

  it('speaks the three languages, whatever is in it', async () => {
    const { caseId } = await aFullCase();
    assert.match((await packOf(caseId, { language: 'de' })).text, /Übergabemappe[\s\S]*Zuerst zu wissen[\s\S]*Was ansteht/);
    assert.match((await packOf(caseId, { language: 'it' })).text, /Fascicolo di consegna[\s\S]*Da sapere subito[\s\S]*Che cosa è dovuto/);
  });

  it('never prints where somebody lives whose address is protected', async () => {
    const { caseId, personId } = await aFullCase();
    const { address } = { address: { country: 'US', lines: ['12 Elm Street'], city: 'Riverside' } };
    const added = await server.request(manager, 'POST', `/api/people/${personId}/addresses`, { id: newId(), address });
    assert.equal(added.status, 201);
    assert.doesNotMatch((await packOf(caseId)).text, /Elm Street/);
  });

  it('shows only what its reader may see', async () => {
    const { caseId } = await aFullCase();
    const secret = {
      id: newId(),
      caseId,
      mode: 'call',
      outcome: 'reached',
      minutes: 5,
      note: 'Panic attacks again',
      category: 'mental_health',
    };
    assert.equal((await server.request(manager, 'POST', '/api/contacts', { ...secret, at: new Date().toISOString() })).status, 201);
    const clinician = await server.as('clinician');
    const member = { id: newId(), userId: clinician.userId, role: 'clinician', categories: ['social'] };
    assert.equal((await server.request(manager, 'POST', `/api/cases/${caseId}/care-team`, member)).status, 201);
    assert.match((await packOf(caseId)).text, /Panic attacks again/);
    const seen = await packOf(caseId, { actor: clinician });
    assert.match(seen.text, /Rent is two months late/);
    assert.doesNotMatch(seen.text, /Panic attacks/);
  });

  it('is written down as printed, in the journal and among the reads', async () => {
    const { caseId } = await aFullCase();
    await packOf(caseId, { language: 'it' });
    const [last] = (await server.request(manager, 'GET', `/api/cases/${caseId}/timeline`)).body.items;
    assert.deepEqual([last.type, last.facts], ['pack-printed', { language: 'it' }]);
    const reads = await server.inTransaction(server.system(), (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select('action')
        .where('caseId', '=', caseId)
        .where('route', '=', '/cases/:id/hand-over-pack')
        .execute(),
    );
    assert.deepEqual(reads, [{ action: 'print' }]);
  });

  it('is for those who work on the case, and nobody else', async () => {
    const { caseId } = await aFullCase();
    assert.equal((await packOf(caseId, { actor: await server.as('intake_worker') })).status, 403);
    assert.equal((await packOf(caseId, { actor: await server.as('case_manager', 'mercy') })).status, 404);
    assert.equal((await packOf(newId())).status, 404);
  });
});
