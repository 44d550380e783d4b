import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { readPdfText, type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
let caseId: string;
let planId: string;
before(async () => {
  server = await testServer();
  server.setNow('2026-03-10T15:00:00Z');
  manager = await server.as('case_manager');
  ({ caseId, planId } = await signedPlan());
});
after(() => server.stop());

const post = (path: string, body: unknown) => server.request(manager, 'POST', `/api${path}`, body);

async function signedPlan(): Promise<{ caseId: string; planId: string }> {
  const opened = await server.openCase();
  await server.inTransaction(server.system(), async (tx) => {
    await tx.db.updateTable('cases').set({ state: 'planning' }).where('id', '=', opened.caseId).execute();
    await tx.db.updateTable('persons').set({ givenNames: 'Jörg', familyName: 'Müller' }).where('id', '=', opened.personId).execute();
  });
  const ids = { planId: newId(), goalId: newId() };
  await post(`/cases/${opened.caseId}/plan`, { id: ids.planId });
  await post(`/plans/${ids.planId}/goals`, {
    id: ids.goalId,
    clientWords: 'I want to ride my bike to work again. #panic("x")',
    measure: '6-minute walk',
    scale: 'number',
    unit: 'm',
    baseline: 290,
    target: 450,
    targetOn: '2026-04-30',
    internalNote: 'Tires easily, says the daughter.',
  });
  await post(`/plans/${ids.planId}/goals/${ids.goalId}/interventions`, {
    id: newId(),
    what: 'Physiotherapy',
    responsibleName: 'Cedar Rehabilitation',
    times: 2,
    per: 'week',
    endsOn: '2026-05-01',
    cost: { minor: 40_00, currency: 'USD' },
    costPer: 'time',
    funding: 'insurer',
    fundingNote: 'Sound Health Plan',
  });
  const { body } = await server.request(
    manager,
    'PATCH',
    `/api/plans/${ids.planId}`,
    { reviewOn: '2026-06-10', emergencyPlan: 'Call Ana first.' },
    { 'if-match': '"1"' },
  );
  await post(`/plans/${ids.planId}/submission`, { sha256: body.sha256 });
  const strokes = [Array.from({ length: 12 }, (_, index) => [index * 80, 100 + (index % 3) * 60])];
  await post(`/plans/${ids.planId}/signatures`, {
    id: newId(),
    mode: 'drawn',
    party: 'client',
    signerName: 'Jörg Müller',
    sha256: body.sha256,
    strokes,
  });
  return { caseId: opened.caseId, planId: ids.planId };
}

async function print(query: string): Promise<{ text: string; pdf: Buffer; headers: Record<string, unknown> }> {
  const response = await server.app.inject({
    method: 'GET',
    url: `/api/plans/${planId}/pdf${query}`,
    headers: { 'x-test-actor': manager.userId ?? '' },
  });
  assert.equal(response.statusCode, 200, response.body.slice(0, 300));
  return { text: readPdfText(response.rawPayload), pdf: response.rawPayload, headers: response.headers };
}

describe('a plan on paper', () => {
  it('has the goals, what is agreed and who signed, as a tagged PDF', async () => {
    const { text, pdf, headers } = await print('');
    assert.match(pdf.toString('latin1'), /\/StructTreeRoot/);
    assert.match(text, /Care plan, version 1/);
    assert.match(text, /“I want to ride my bike to work again\. #panic\("x"\)”/);
    assert.match(text, /Target: 450 m by 30 April 2026/);
    assert.match(text, /Physiotherapy.*Cedar Rehabilitation.*2 times a week/s);
    assert.match(text, /Jörg Müller, 10 March 2026/);
    assert.match(text, /Internal note: Tires easily/);
    assert.match(text, /SHA-256/);
    assert.equal(headers['content-type'], 'application/pdf');
    assert.match(String(headers['content-disposition']), /^inline; filename="care-plan-2026-0001-1\.pdf"/);
  });

  it('speaks German and Italian', async () => {
    const german = (await print('?language=de')).text;
    assert.match(german, /Hilfeplan, Fassung 1/);
    assert.match(german, /Zielwert: 450 m bis 30\. April 2026/);
    assert.match(german, /2-mal pro Woche/);
    assert.match((await print('?language=it')).text, /Progetto assistenziale \(PAI\), versione 1.*2 volte a settimana/s);
  });

  it('for the client says it plainly and nothing internal', async () => {
    const { text } = await print('?copy=client');
    assert.match(text, /My plan/);
    assert.match(text, /Call Ana first\./);
    assert.doesNotMatch(text, /Tires easily|Internal|SHA-256/);
  });

  it('says what an intervention costs, what all of it comes to, and who pays', async () => {
    for (const copy of ['record', 'client']) {
      const { text } = await print(`?copy=${copy}`);
      assert.match(text, /\$40\.00\s+each\s+time,\s+paid\s+by:\s+an\s+insurer\s+\(Sound\s+Health\s+Plan\)/, copy);
      assert.match(text, /\$80\.00 a week, paid by: an insurer/, copy);
    }
    assert.match((await print('?language=de')).text, /80,00\s\$ in der Woche, zahlt: eine Versicherung/);
  });

  it('leaves a mark that it was printed', async () => {
    const officer = await server.as('privacy_officer');
    const reads = await server.inTransaction(officer, (tx) =>
      tx.db.selectFrom('accessLog').select('action').where('caseId', '=', caseId).where('route', '=', '/plans/:id/pdf').execute(),
    );
    assert.ok(reads.length > 0 && reads.every(({ action }) => action === 'print'));
  });

  it('is not there for those who do not see the case', async () => {
    const stranger = await server.as('case_manager', 'mercy');
    assert.equal((await server.request(stranger, 'GET', `/api/plans/${planId}/pdf`)).status, 404);
  });
});
