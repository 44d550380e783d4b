import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { day, newId, Refused } from '#kernel';
import { linkPersons } from '#modules/people/server/index.ts';
import { type TestServer, testServer } from '#testing';
import type { NewCaseInput } from '../model.ts';
import { loadCaseForWork, openCase } from './index.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

async function wanted(over: Partial<NewCaseInput> = {}): Promise<NewCaseInput> {
  const intake = await server.as('intake_worker');
  const manager = await server.as('case_manager');
  const personId = newId();
  await server.inTransaction(intake, (tx) =>
    tx.db
      .insertInto('persons')
      .values({ id: personId, givenNames: 'River', familyName: 'Almeida', registeredByOrganizationId: intake.organizationId })
      .execute()
      .then(() => undefined),
  );
  return {
    id: newId() as never,
    personId,
    organizationId: server.organizations.harbor,
    programId: server.programId,
    caseManagerId: manager.userId,
    eligibility: 'not_required',
    consent: { id: newId(), legalForm: 'written', signedOn: day('2026-03-01'), noticeGiven: true },
    ...over,
  };
}

const open = async (input: NewCaseInput) =>
  server.inTransaction(await server.as('intake_worker'), (tx) => openCase(tx, server.platform, input));

const stored = async (id: string) => server.inTransaction(await server.as('supervisor'), (tx) => loadCaseForWork(tx, id));

const refusal = (code: string) => (error: unknown) => error instanceof Refused && error.refusal.code === code;

describe('opening a case', () => {
  it('gives it a number of the year, its manager as point person, and the consent it stands on', async () => {
    server.setNow('2026-03-02T15:00:00Z');
    const first = await open(await wanted());
    const second = await open(await wanted());
    assert.deepEqual([first.number, second.number], ['2026-0001', '2026-0002']);
    const stored = await server.inTransaction(await server.as('case_manager'), async (tx) => ({
      row: await loadCaseForWork(tx, first.id),
      team: await tx.db.selectFrom('careTeamMembers').select(['role', 'isPointPerson']).where('caseId', '=', first.id).execute(),
      consents: await tx.db.selectFrom('consents').select(['type', 'legalForm']).where('caseId', '=', first.id).execute(),
      journal: await tx.db.selectFrom('journal').select('type').where('caseId', '=', first.id).orderBy('streamPosition').execute(),
    }));
    assert.deepEqual([stored.row.state, stored.row.model, stored.row.openedOn], ['assessment', 'clinical', '2026-03-02']);
    assert.deepEqual(stored.team, [{ role: 'case_manager', isPointPerson: true }]);
    assert.deepEqual(stored.consents, [{ type: 'case_management', legalForm: 'written' }]);
    assert.deepEqual(
      stored.journal.map((event) => event.type),
      ['case-opened', 'case-assigned', 'team-member-added'],
    );
  });

  it('names everything that is missing at once', async () => {
    await assert.rejects(open(await wanted({ eligibility: null, consent: null })), (error) => {
      assert.ok(error instanceof Refused);
      const { code, unmet } = error.refusal as { code: string; unmet?: { guard: string }[] };
      assert.deepEqual(
        [code, unmet?.map((missing) => missing.guard)],
        ['case.transition-blocked', ['eligibility_settled', 'consent_recorded', 'notice_given']],
      );
      return true;
    });
  });

  it('is refused while the same person has an open case in the programme', async () => {
    const input = await wanted();
    await open(input);
    await assert.rejects(open({ ...input, id: newId() as never }), refusal('case.already-open'));
  });

  it('begins on the record with which work goes on, also when the other one was named', async () => {
    const [leading, second] = [await wanted(), await wanted()];
    const intake = await server.as('intake_worker');
    await server.inTransaction(intake, (tx) =>
      linkPersons(tx, leading.personId, { id: newId(), linkedPersonId: second.personId, reason: 'The same birth certificate.' }),
    );
    const { id } = await open(second);
    assert.equal((await stored(id)).personId, leading.personId);
    await assert.rejects(open({ ...leading, id: newId() as never }), refusal('case.already-open'));
  });

  it('follows the case of the same person that ended here before', async () => {
    const input = await wanted();
    const before = await open(input);
    await server.inTransaction(server.system(), async (tx) => {
      await tx.db.updateTable('cases').set({ state: 'closed', closedOn: '2026-03-02' }).where('id', '=', before.id).execute();
    });
    const { id } = await open({ ...input, id: newId() as never, consent: { ...input.consent, id: newId() } as never });
    const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}`);
    assert.deepEqual(body.earlierCase, { id: before.id, number: before.number });
  });

  it('is refused with a manager of another organisation', async () => {
    const elsewhere = await server.as('case_manager', 'mercy');
    await assert.rejects(open(await wanted({ caseManagerId: elsewhere.userId })), refusal('case.manager-elsewhere'));
  });

  it('stays hidden from other organisations: they learn nothing but that there is no such case', async () => {
    const { id } = await open(await wanted());
    const stranger = await server.as('supervisor', 'mercy');
    await assert.rejects(
      server.inTransaction(stranger, (tx) => loadCaseForWork(tx, id)),
      refusal('record.not-found'),
    );
  });
});
