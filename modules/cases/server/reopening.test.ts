import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newId } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { casesOn, monday } from './testing.ts';

let server: TestServer;
let cases: ReturnType<typeof casesOn>;
before(async () => {
  server = await testServer();
  cases = casesOn(server);
});
after(() => server.stop());
beforeEach(() => server.setNow(monday));

const reopen = { type: 'reopen', reason: 'Has lost the flat again.' } as const;
const as = async (method: 'GET' | 'POST', path: string, body?: unknown) =>
  server.request(await server.as('case_manager'), method, `/api/cases/${path}`, body);

async function aClosedCase(): Promise<string> {
  const id = await cases.aCase();
  await cases.step(id, { type: 'start_closing', reason: 'goals_met' });
  const closed = await cases.step(id, { type: 'close', closure: { summary: 'Walks without help.', clientInformedOn: '2026-03-02' } });
  assert.equal(closed.body.state, 'closed', JSON.stringify(closed.body));
  return id;
}

describe('a closed case', () => {
  it('says until when it can be opened again; no work is offered on it', async () => {
    const { body } = await as('GET', await aClosedCase());
    assert.deepEqual([body.closedOn, body.reopenUntil, body.may.work], ['2026-03-02', '2026-05-31', false]);
  });

  it('begins a new episode with the assessment; what was closed stays told', async () => {
    const id = await aClosedCase();
    server.setNow('2026-04-20T15:00:00Z');
    const { body } = await cases.step(id, reopen);
    assert.deepEqual([body.state, body.episodeNumber, body.closedOn, body.reopenUntil, body.may.work], ['assessment', 2, null, null, true]);
    assert.deepEqual((await as('GET', `${id}/closures`)).body.items[0].episodeNumber, 1);
    const timeline = (await as('GET', `${id}/timeline`)).body.items.map((entry: { type: string }) => entry.type);
    assert.deepEqual(timeline.slice(0, 3), ['case-reopened', 'case-closed', 'closing-started']);
    const { body: duties } = await server.request(await server.as('case_manager'), 'GET', `/api/duties?caseId=${id}`);
    assert.ok(duties.items.some((duty: { kind: string; dueOn: string }) => duty.kind === 'assessment-due' && duty.dueOn === '2026-04-27'));
  });

  it('stays closed after the time of the programme, and says until when it was possible', async () => {
    const id = await aClosedCase();
    server.setNow('2026-06-01T15:00:00Z');
    const { status, body } = await cases.step(id, reopen);
    assert.deepEqual(
      [status, body.code, body.unmet[0].guard, body.unmet[0].facts.until],
      [422, 'case.transition-blocked', 'within_reopening_window', '2026-05-31'],
    );
  });

  it('needs a consent that holds; one is recorded on the closed case, and then it opens', async () => {
    const id = await aClosedCase();
    const [consent] = (await as('GET', `${id}/consents`)).body.items;
    assert.equal((await as('POST', `${id}/consents/${consent.id}/revocation`, { channel: 'verbal' })).status, 200);
    const refused = await cases.step(id, reopen);
    assert.deepEqual(
      refused.body.unmet.map(({ guard }: { guard: string }) => guard),
      ['consent_valid'],
    );
    const given = { id: newId(), type: 'case_management', legalForm: 'written', signedOn: '2026-03-02', noticeGiven: true };
    assert.equal((await as('POST', `${id}/consents`, given)).status, 201);
    assert.equal((await cases.step(id, reopen)).body.state, 'assessment');
  });

  it('is opened again by those who work on cases, and only with a reason', async () => {
    const id = await aClosedCase();
    assert.equal((await cases.step(id, reopen, 'intake_worker')).body.code, 'access.not-allowed');
    assert.equal((await cases.step(id, { type: 'reopen', reason: '' })).status, 400);
  });
});
