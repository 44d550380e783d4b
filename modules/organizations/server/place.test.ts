import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aReferral } from '#modules/intake/testing.ts';
import { anOrganization } from '#modules/organizations/testing.ts';
import { personActor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let harbor: string;
before(async () => {
  server = await testServer();
  harbor = server.organizations.harbor;
  // Wednesday, the day before Corpus Christi.
  server.setNow('2026-06-03T09:00:00Z');
});
after(() => server.stop());

const ask = async (method: 'GET' | 'POST' | 'DELETE' | 'PATCH', path: string, body?: unknown, version?: number) =>
  server.request(
    await server.as('administrator'),
    method,
    `/api/organizations/${path}`,
    body,
    version === undefined ? {} : { 'if-match': `"${version}"` },
  );
const move = async (place: object) => {
  const { body } = await ask('GET', harbor);
  const moved = await ask('PATCH', harbor, place, body.version);
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
};
const firstContactOf = async (caseId: string) => {
  const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/duties?caseId=${caseId}`);
  return body.items.find((duty: { kind: string }) => duty.kind === 'first-contact')?.dueOn;
};
const aClosure = (fields: object = {}) => ({ id: newId(), kind: 'closing', name: 'Umzug', firstDay: '2026-06-05', ...fields });

describe('the place of an organisation', () => {
  it('is the network’s until it has one of its own', async () => {
    const { id } = (await server.request(await server.as('administrator'), 'POST', '/api/organizations', anOrganization())).body;
    const { body } = await ask('GET', `${id}/place`);
    assert.deepEqual(body, { timeZone: 'America/New_York', holidaySet: 'US', ownTimeZone: null, ownHolidaySet: null, closures: [] });
  });

  it('moves what its cases owe at once: over Corpus Christi in one Land, not in another, and back', async () => {
    const { caseId } = await server.openCase();
    assert.equal(await firstContactOf(caseId), '2026-06-05');
    await move({ holidaySet: 'DE-NW', timeZone: 'Europe/Berlin' });
    assert.equal(await firstContactOf(caseId), '2026-06-08');
    await move({ holidaySet: 'DE-BE' });
    assert.equal(await firstContactOf(caseId), '2026-06-05');
    await move({ holidaySet: null, timeZone: null });
    assert.equal(await firstContactOf(caseId), '2026-06-05');
  });

  it('says before how many deadlines a move would change, and changes nothing', async () => {
    const { caseId } = await server.openCase();
    const preview = await ask('POST', `${harbor}/place/preview`, { holidaySet: 'DE-NW' });
    assert.equal(preview.status, 200, JSON.stringify(preview.body));
    const { moved, deadlines, isComplete } = preview.body;
    assert.ok(moved >= 1 && moved < deadlines && isComplete, JSON.stringify(preview.body));
    assert.equal((await ask('POST', `${harbor}/place/preview`, { holidaySet: 'US' })).body.moved, 0);
    assert.equal((await ask('GET', `${harbor}/place`)).body.holidaySet, 'US');
    assert.equal(await firstContactOf(caseId), '2026-06-05');
  });

  it('is one we know', async () => {
    const { body } = await ask('GET', harbor);
    assert.equal((await ask('PATCH', harbor, { holidaySet: 'DE-XX' }, body.version)).status, 400);
    assert.equal((await ask('PATCH', harbor, { timeZone: 'Europe/Atlantis' }, body.version)).status, 400);
  });
});

describe('a closing day', () => {
  it('moves what the house asks of itself, until it is taken away; added twice it is one', async () => {
    const { caseId } = await server.openCase();
    const closure = aClosure();
    const thought = await ask('POST', `${harbor}/place/preview`, { closing: { kind: 'closing', name: 'Umzug', firstDay: '2026-06-05' } });
    assert.ok(thought.body.moved >= 1);
    const [first, second] = [await ask('POST', `${harbor}/closures`, closure), await ask('POST', `${harbor}/closures`, closure)];
    assert.deepEqual([first.status, second.status, first.body.closures.length, second.body.closures.length], [201, 201, 1, 1]);
    assert.equal(await firstContactOf(caseId), '2026-06-08');
    const gone = await ask('DELETE', `${harbor}/closures/${closure.id}`, undefined, 1);
    assert.deepEqual([gone.status, gone.body.closures], [200, []]);
    assert.equal(await firstContactOf(caseId), '2026-06-05');
    assert.equal((await ask('DELETE', `${harbor}/closures/${closure.id}`, undefined, 1)).status, 404);
  });

  it('is the patron day every year, in Italy', async () => {
    await move({ holidaySet: 'IT', timeZone: 'Europe/Rome' });
    const { caseId } = await server.openCase();
    assert.equal(await firstContactOf(caseId), '2026-06-05');
    const patron = aClosure({ kind: 'patron_day', name: 'San Quirino', firstDay: '2020-06-04', everyYear: true });
    assert.equal((await ask('POST', `${harbor}/closures`, patron)).status, 201);
    assert.equal(await firstContactOf(caseId), '2026-06-08');
    await ask('DELETE', `${harbor}/closures/${patron.id}`, undefined, 1);
    await move({ holidaySet: null, timeZone: null });
  });

  it('is refused when it ends before it begins, is too long, or its version was not seen', async () => {
    assert.equal((await ask('POST', `${harbor}/closures`, aClosure({ lastDay: '2026-06-04' }))).status, 400);
    assert.equal((await ask('POST', `${harbor}/closures`, aClosure({ lastDay: '2026-09-04' }))).status, 400);
    const closure = aClosure({ firstDay: '2026-12-24', lastDay: '2027-01-03', everyYear: true });
    await ask('POST', `${harbor}/closures`, closure);
    assert.equal((await ask('DELETE', `${harbor}/closures/${closure.id}`, undefined, 7)).body.code, 'write.conflict');
    assert.equal((await ask('DELETE', `${server.organizations.mercy}/closures/${closure.id}`, undefined, 1)).status, 404);
  });

  it('is the administrators’ to add and everybody’s to read, in the network', async () => {
    const manager = await server.as('case_manager', 'mercy');
    const at = `/api/organizations/${harbor}`;
    assert.equal((await server.request(manager, 'POST', `${at}/closures`, aClosure())).status, 403);
    assert.equal((await server.request(manager, 'POST', `${at}/place/preview`, { holidaySet: 'IT' })).status, 403);
    assert.equal((await server.request(manager, 'GET', `${at}/place`)).status, 200);
    const stranger = personActor({ ...(await server.as('administrator')), networkId: newId(), organizationId: newId() });
    assert.equal((await server.request(stranger, 'GET', `${at}/place`)).status, 404);
    assert.equal((await server.request(stranger, 'POST', `${at}/closures`, aClosure())).status, 404);
  });
});

it('a referral that waits for its answer follows the place of the organisation that answers', async () => {
  const referral = aReferral(harbor, { urgency: 'soon' });
  const sent = await server.request(await server.as('intake_worker'), 'POST', '/api/referrals', referral);
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const owed = async () =>
    server.inTransaction(server.system(), async (tx) => {
      const { answerDueAt } = await tx.db
        .selectFrom('referrals')
        .select('answerDueAt')
        .where('id', '=', referral.id)
        .executeTakeFirstOrThrow();
      const { dueOn } = await tx.db.selectFrom('duties').select('dueOn').where('scopeId', '=', referral.id).executeTakeFirstOrThrow();
      return [answerDueAt.slice(0, 10), dueOn];
    });
  // The last second of the day in New York is tomorrow in UTC.
  assert.deepEqual(await owed(), ['2026-06-06', '2026-06-05']);
  await move({ holidaySet: 'DE-NW' });
  assert.deepEqual(await owed(), ['2026-06-09', '2026-06-08']);
  await move({ holidaySet: null });
  assert.deepEqual(await owed(), ['2026-06-06', '2026-06-05']);
});
