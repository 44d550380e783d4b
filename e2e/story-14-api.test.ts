import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { anAcceptance, aPublicReferral } from '#modules/intake/testing.ts';
import { aPerson, aPhone } from '#modules/people/testing.ts';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

describe('story 14 over the API alone: a self-referral in Italian', () => {
  let server: TestServer;
  let intake: Actor;
  let known: string;
  let receipt: { number: string; code: string };
  let referralId: string;
  let caseId: string;
  before(async () => {
    server = await testServer();
    intake = await server.as('intake_worker');
    const administrator = await server.as('administrator');
    const { harbor } = server.organizations;
    await call(administrator, 'PATCH', `/api/organizations/${harbor}`, { acceptsPublicReferrals: true }, 200, 1);
    const person = aPerson({
      givenNames: 'Lucia',
      familyName: 'Ferraro',
      birthDate: '1961-09-14',
      contactPoints: [aPhone('(206) 555-0177')],
    });
    known = (await call(intake, 'POST', '/api/people', person, 201)).id;
  });
  after(() => server.stop());

  async function call(actor: Actor | null, method: 'GET' | 'POST' | 'PATCH', url: string, body: unknown, status: number, version?: number) {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    const answer = await server.request(actor, method, url, body, headers);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    return answer.body;
  }

  it('the person sends the form without an account and gets number, code and a day', async () => {
    server.setNow('2026-03-02T15:00:00Z');
    const { token, receivers } = await call(null, 'GET', '/api/refer', undefined, 200);
    server.setNow('2026-03-02T15:04:00Z');
    receipt = await call(null, 'POST', '/api/refer', aPublicReferral(receivers[0].id, token), 201);
  });

  it('intake finds it as the person’s own, with who it probably is and why', async () => {
    const { items } = await call(intake, 'GET', '/api/referrals', undefined, 200);
    assert.deepEqual([items[0].number, items[0].source, items[0].hasDoNotUse], [receipt.number, 'self', true]);
    referralId = items[0].id;
    const possible = await call(intake, 'GET', `/api/referrals/${referralId}/possible-persons`, undefined, 200);
    assert.deepEqual(
      possible.items.map(({ personId, certainty, reasons }: Record<string, unknown>) => [personId, certainty, reasons]),
      [[known, 'likely', ['name', 'phone']]],
    );
  });

  it('it is accepted, with a new record by mistake; referral, case and person are three records', async () => {
    const manager = await server.as('case_manager');
    const acceptance = anAcceptance(server.programId, { caseManagerId: manager.userId, answer: 'La chiamiamo domani mattina.' });
    const accepted = await call(intake, 'POST', `/api/referrals/${referralId}/acceptance`, acceptance, 200);
    caseId = acceptance.caseId;
    assert.deepEqual([accepted.status, accepted.informedBy, accepted.screening.caseId], ['accepted', 'online', caseId]);
    assert.equal(new Set([referralId, caseId, accepted.screening.personId, known]).size, 4);
  });

  it('the answer stands under the code, and nothing else does', async () => {
    assert.deepEqual(await call(null, 'POST', '/api/refer/answer', { code: receipt.code }, 200), {
      status: 'accepted',
      answerBy: null,
      declineReason: null,
      answer: 'La chiamiamo domani mattina.',
      alternatives: '',
    });
  });

  it('the two records are linked, and the link is taken back; nothing is lost', async () => {
    const { items } = await call(intake, 'GET', `/api/referrals/${referralId}/possible-persons`, undefined, 200);
    assert.deepEqual(
      items.map(({ personId }: { personId: string }) => personId),
      [known],
    );
    const second = (await call(intake, 'GET', `/api/referrals/${referralId}`, undefined, 200)).screening.personId;
    const before = [
      await call(intake, 'GET', `/api/people/${known}`, undefined, 200),
      await call(intake, 'GET', `/api/people/${second}`, undefined, 200),
    ];
    const linked = await call(
      intake,
      'POST',
      `/api/people/${known}/links`,
      { id: newId(), linkedPersonId: second, reason: 'Same telephone, confirmed on the phone.' },
      201,
    );
    assert.deepEqual([linked.links[0].otherPersonId, linked.links[0].cases[0].id], [second, caseId]);
    const people = await call(intake, 'GET', '/api/people?q=Ferraro', undefined, 200);
    assert.deepEqual(
      people.items.map(({ id }: { id: string }) => id),
      [known],
    );
    await call(
      intake,
      'POST',
      `/api/people/${second}/links/${linked.links[0].id}/ending`,
      { reason: 'Her cousin of the same name.' },
      200,
      1,
    );
    assert.deepEqual(
      [
        await call(intake, 'GET', `/api/people/${known}`, undefined, 200),
        await call(intake, 'GET', `/api/people/${second}`, undefined, 200),
      ],
      before,
    );
  });

  it('a new referral of the same person, closed or not, knows them again', async () => {
    const { token, receivers } = await call(null, 'GET', '/api/refer', undefined, 200);
    server.setNow('2026-03-02T15:14:00Z');
    const again = await call(null, 'POST', '/api/refer', aPublicReferral(receivers[0].id, token, { urgency: 'routine' }), 201);
    const { items } = await call(intake, 'GET', `/api/referrals?q=${again.number}`, undefined, 200);
    const possible = await call(intake, 'GET', `/api/referrals/${items[0].id}/possible-persons`, undefined, 200);
    assert.equal(possible.items.length, 2);
    assert.ok(possible.items.some(({ cases }: { cases: { id: string }[] }) => cases.some(({ id }) => id === caseId)));
  });
});
