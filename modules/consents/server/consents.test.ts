import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays, newId, today } from '#kernel';
import { openCase } from '#modules/cases/server/index.ts';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let now: string;
before(async () => {
  server = await testServer();
  now = today(server.platform.clock(), 'America/New_York');
});
after(() => server.stop());

async function aCase(): Promise<{ id: string; personId: string }> {
  const intake = await server.as('intake_worker');
  const { userId } = await server.as('case_manager');
  const personId = newId();
  const id = newId();
  await server.inTransaction(intake, async (tx) => {
    await tx.db
      .insertInto('persons')
      .values({ id: personId, givenNames: 'River', familyName: 'Almeida', registeredByOrganizationId: intake.organizationId })
      .execute();
    await openCase(tx, server.platform, {
      id: id as never,
      personId,
      organizationId: server.organizations.harbor,
      programId: server.programId,
      caseManagerId: userId,
      eligibility: 'not_required',
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, noticeGiven: true },
    });
  });
  return { id, personId };
}

const release = (over: object = {}) => ({
  id: newId(),
  type: 'release_of_information',
  legalForm: 'written',
  recipientOrganizationId: server.organizations.northgate,
  purposes: ['housing'],
  categories: ['identity', 'social'],
  until: addDays(now as never, 90),
  signedOn: now,
  noticeGiven: true,
  ...over,
});

const give = async (caseId: string, consent: object, role: 'case_manager' | 'clinician' = 'case_manager') =>
  server.request(await server.as(role), 'POST', `/api/cases/${caseId}/consents`, consent);
const sees = async (caseId: string, organization: 'northgate' | 'mercy' = 'northgate') =>
  (await server.request(await server.as('partner', organization), 'GET', `/api/cases/${caseId}`)).status === 200;

describe('a release', () => {
  it('opens the case to the one organisation it names, and to nobody else', async () => {
    const { id } = await aCase();
    assert.deepEqual([await sees(id), await sees(id, 'mercy')], [false, false]);
    const given = await give(id, release());
    assert.deepEqual(
      [given.status, given.body.items[0].status, given.body.items[0].recipient.name],
      [201, 'active', 'Northgate Family Practice'],
    );
    assert.deepEqual([await sees(id), await sees(id, 'mercy')], [true, false]);
  });

  it('opens only its categories: health stays closed, and the name where identity was not given', async () => {
    const { id } = await aCase();
    const manager = await server.as('case_manager');
    const log = (category: string) =>
      server.request(manager, 'POST', '/api/contacts', {
        id: newId(),
        caseId: id,
        mode: 'call',
        outcome: 'reached',
        at: server.platform.clock().toString(),
        minutes: 5,
        category,
      });
    await log('social');
    await log('health_general');
    await give(id, release({ categories: ['social'] }));
    const partner = await server.as('partner', 'northgate');
    const seen = await server.inTransaction(partner, (tx) =>
      tx.db.selectFrom('contacts').select('category').where('caseId', '=', id).execute(),
    );
    assert.deepEqual(seen, [{ category: 'social' }]);
    const { body } = await server.request(partner, 'GET', `/api/cases/${id}`);
    assert.equal(body.person, null);
  });

  it('closes at once when it is withdrawn, and says so in the timeline', async () => {
    const { id } = await aCase();
    const consent = release();
    await give(id, consent);
    const revoke = async () =>
      server.request(await server.as('case_manager'), 'POST', `/api/cases/${id}/consents/${consent.id}/revocation`, { channel: 'verbal' });
    const revoked = await revoke();
    assert.deepEqual([revoked.status, await sees(id)], [200, false]);
    assert.equal((await revoke()).body.code, 'consent.not-active');
    const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}/timeline`);
    assert.equal(body.items[0].type, 'release-revoked');
  });

  it('closes by itself when it ends, and is not open before it begins', async () => {
    const { id, personId } = await aCase();
    const insert = (startsAt: string, expiresAt: string) =>
      server.inTransaction(server.system(), (tx) =>
        tx.db
          .insertInto('consents')
          .values({
            id: newId(),
            caseId: id,
            personId,
            type: 'release_of_information',
            legalForm: 'written',
            recipientOrganizationId: server.organizations.northgate,
            categories: ['identity', 'social'],
            startsAt,
            expiresAt,
          })
          .execute()
          .then(() => undefined),
      );
    const at = (hours: number) => server.platform.clock().add({ hours }).toString();
    await insert(at(-48), at(-1));
    await insert(at(1), at(48));
    assert.equal(await sees(id), false);
    await insert(at(-1), at(1));
    assert.equal(await sees(id), true);
  });

  it('is asked about by purpose too: what is missing is said, so that it can be prepared', async () => {
    const { id } = await aCase();
    await give(id, release());
    const { northgate, mercy } = server.organizations;
    const ask = async (organizationId: string, category: string, purpose: string) => {
      const { body } = await server.request(
        await server.as('case_manager'),
        'GET',
        `/api/cases/${id}/consents/decision?organizationId=${organizationId}&category=${category}&purpose=${purpose}`,
      );
      return body.missing ?? 'permitted';
    };
    assert.deepEqual(
      [
        await ask(northgate, 'social', 'housing'),
        await ask(northgate, 'health_general', 'housing'),
        await ask(mercy, 'social', 'housing'),
        await ask(northgate, 'social', 'payment'),
      ],
      ['permitted', 'category', 'recipient', 'purpose'],
    );
  });

  it('that lacks something is refused with everything it lacks', async () => {
    const { id } = await aCase();
    const refused = await give(id, release({ recipientOrganizationId: null, noticeGiven: false, categories: ['social', 'sud_part2'] }));
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.flaws],
      [422, 'consent.invalid', ['recipient-missing', 'notice-missing', 'part2-needs-own']],
    );
  });

  it('is one record however often it is sent; another content under the same id is refused', async () => {
    const { id } = await aCase();
    const consent = release();
    assert.deepEqual([(await give(id, consent)).status, (await give(id, consent)).body.items.length], [201, 2]);
    assert.equal((await give(id, { ...consent, categories: ['identity'] })).body.code, 'create.id-reused');
  });

  it('is not for roles that may not record it, nor for strangers to the case', async () => {
    const { id } = await aCase();
    assert.equal((await give(id, release(), 'clinician')).status, 403);
    const stranger = await server.as('case_manager', 'mercy');
    assert.equal((await server.request(stranger, 'POST', `/api/cases/${id}/consents`, release())).status, 404);
    assert.equal((await server.request(stranger, 'GET', `/api/cases/${id}/consents`)).status, 404);
  });

  it('is asked to be renewed before it ends, and no longer once a later one is there', async () => {
    const { id } = await aCase();
    await give(id, release({ until: addDays(now as never, 10) }));
    const renewals = async () => {
      const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/duties?caseId=${id}&kind=renew-release`);
      return body.items.map((duty: { dueOn: string; facts: { name: string } }) => [duty.dueOn, duty.facts.name]);
    };
    assert.deepEqual(await renewals(), [[addDays(now as never, 10), 'Northgate Family Practice']]);
    await give(id, release({ until: addDays(now as never, 100) }));
    assert.deepEqual(await renewals(), [[addDays(now as never, 100), 'Northgate Family Practice']]);
  });
});

describe('withdrawing the consent to case management', () => {
  it('ends every release with it, deletes nothing, and asks the manager for a decision', async () => {
    const { id } = await aCase();
    const manager = await server.as('case_manager');
    await give(id, release());
    const { body } = await server.request(manager, 'GET', `/api/cases/${id}/consents`);
    const basis = body.items.find((consent: { type: string }) => consent.type === 'case_management');
    const after = await server.request(manager, 'POST', `/api/cases/${id}/consents/${basis.id}/revocation`, { channel: 'written' });
    assert.deepEqual(
      after.body.items.map((consent: { status: string }) => consent.status),
      ['revoked', 'revoked'],
    );
    assert.equal(await sees(id), false);
    const duties = await server.request(manager, 'GET', `/api/duties?caseId=${id}&kind=basis-missing`);
    assert.equal(duties.body.items.length, 1);
    assert.equal((await server.request(manager, 'GET', `/api/cases/${id}`)).body.consents.caseManagement, false);
  });
});

describe('the preview of a release', () => {
  it('counts what the organisation would see, by category and kind', async () => {
    const { id } = await aCase();
    const manager = await server.as('case_manager');
    await server.request(manager, 'POST', '/api/contacts', {
      id: newId(),
      caseId: id,
      mode: 'call',
      outcome: 'reached',
      at: server.platform.clock().toString(),
      minutes: 5,
    });
    const { status, body } = await server.request(manager, 'GET', `/api/cases/${id}/consents/preview?categories=identity,social,finance`);
    assert.equal(status, 200);
    const [identity, social, finance] = body.items;
    assert.deepEqual([identity.count, finance.count], [1, 0]);
    assert.deepEqual(
      social.kinds.map(({ kind, count }: { kind: string; count: number }) => [kind, count]),
      [
        ['care_team_members', 1],
        ['contacts', 1],
      ],
    );
    assert.equal((await server.request(manager, 'GET', `/api/cases/${id}/consents/preview?categories=psychotherapy_notes`)).status, 400);
  });
});
