import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Refused } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { NewTeamMember } from '../model-team.ts';
import { addMembers } from './care-team.ts';
import { loadCaseForWork } from './store.ts';
import { casesOn, monday } from './testing.ts';

let server: TestServer;
let aCase: ReturnType<typeof casesOn>['aCase'];
before(async () => {
  server = await testServer();
  server.setNow(monday);
  ({ aCase } = casesOn(server));
});
after(() => server.stop());

describe('the care team', () => {
  const team = async (caseId: string) =>
    (await server.request(await server.as('case_manager'), 'GET', `/api/cases/${caseId}/care-team`)).body.items;

  it('takes people, organisations and names; what each sees is said', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const clinician = await server.as('clinician');
    const add = (member: object) => server.request(manager, 'POST', `/api/cases/${id}/care-team`, { id: newId(), ...member });
    assert.equal((await add({ userId: clinician.userId, role: 'clinician', categories: ['health_general', 'mental_health'] })).status, 201);
    assert.equal((await add({ organizationId: server.organizations.northgate, role: 'physician' })).status, 201);
    assert.equal((await add({ displayName: 'Jo Ferreira', role: 'friend' })).status, 201);
    const members = await team(id);
    assert.deepEqual(
      members.map((member: { kind: string; categories: string[]; isPointPerson: boolean }) => [
        member.kind,
        member.isPointPerson,
        member.categories.length,
      ]),
      [
        ['user', true, 11],
        ['user', false, 3],
        ['organization', false, 0],
        ['named', false, 0],
      ],
    );
    assert.equal((await server.request(clinician, 'GET', `/api/cases/${id}`)).status, 200);
    assert.equal((await add({ userId: clinician.userId, role: 'nurse' })).body.code, 'case.already-member');
    assert.equal((await add({ role: 'friend' })).status, 400);
  });

  it('takes several at once, and none of them if one is on it already or named twice', async () => {
    const id = await aCase();
    const [manager, nurse, clinician] = await Promise.all([server.as('case_manager'), server.as('intake_worker'), server.as('clinician')]);
    const newcomer = (who: object) => NewTeamMember.parse({ id: newId(), role: 'nurse', categories: ['social', 'mental_health'], ...who });
    const add = (...members: NewTeamMember[]) =>
      server.inTransaction(manager, async (tx) => addMembers(tx, await loadCaseForWork(tx, id, 'update'), members));
    const colleague = newcomer({ userId: nurse.userId });
    await add(colleague, newcomer({ displayName: 'Jo Ferreira' }), newcomer({ organizationId: server.organizations.northgate }));
    const names = async () => (await team(id)).map(({ name }: { name: string }) => name);
    const before = await names();
    assert.equal(before.length, 4);
    const timeline = await server.request(manager, 'GET', `/api/cases/${id}/timeline?limit=100`);
    const joined = timeline.body.items
      .filter((entry: { type: string }) => entry.type === 'team-member-added')
      .map((entry: { facts: { name: string } }) => entry.facts.name);
    assert.deepEqual(joined.toSorted(), before.toSorted());
    const twice = [newcomer({ userId: clinician.userId }), newcomer({ userId: clinician.userId })];
    for (const members of [[newcomer({ displayName: 'Kim Osei' }), newcomer({ userId: nurse.userId })], twice])
      await assert.rejects(add(...members), (error) => error instanceof Refused && error.refusal.code === 'case.already-member');
    assert.deepEqual(await names(), before);
  });

  it('takes what several people add and decide at the same moment, and has one point person', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const ask = (method: 'POST' | 'PUT', path: string, body: object) => server.request(manager, method, `/api/cases/${id}/${path}`, body);
    const ids = Array.from({ length: 6 }, () => newId());
    const added = await Promise.all(
      ids.map((member) => ask('POST', 'care-team', { id: member, displayName: 'Jo Ferreira', role: 'friend' })),
    );
    assert.deepEqual(
      added.map(({ status }) => status),
      ids.map(() => 201),
    );
    const chosen = await Promise.all(ids.map((memberId) => ask('PUT', 'point-person', { memberId })));
    assert.deepEqual(
      chosen.map(({ status }) => status),
      ids.map(() => 200),
    );
    const members = await team(id);
    assert.deepEqual([members.length, members.filter(({ isPointPerson }: { isPointPerson: boolean }) => isPointPerson).length], [7, 1]);
  });

  it('ends at once for who leaves it, and never without a point person', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const clinician = await server.as('clinician');
    const memberId = newId();
    await server.request(manager, 'POST', `/api/cases/${id}/care-team`, {
      id: memberId,
      userId: clinician.userId,
      role: 'clinician',
      categories: ['health_general'],
    });
    const [point] = await team(id);
    assert.equal((await server.request(manager, 'DELETE', `/api/cases/${id}/care-team/${point.id}`)).body.code, 'case.point-person-needed');
    const named = await server.request(manager, 'PUT', `/api/cases/${id}/point-person`, { memberId });
    assert.deepEqual(
      named.body.items.map((member: { id: string; isPointPerson: boolean }) => member.isPointPerson && member.id),
      [memberId, false],
    );
    await server.request(manager, 'PUT', `/api/cases/${id}/point-person`, { memberId: point.id });
    assert.equal((await server.request(manager, 'DELETE', `/api/cases/${id}/care-team/${memberId}`)).status, 200);
    assert.equal((await server.request(clinician, 'GET', `/api/cases/${id}`)).status, 404);
  });

  it('cannot be changed by a partner who only reads', async () => {
    const id = await aCase();
    const partner = await server.as('partner', 'northgate');
    const refused = await server.request(partner, 'POST', `/api/cases/${id}/care-team`, { id: newId(), displayName: 'Jo', role: 'friend' });
    assert.equal(refused.status, 403);
  });
});

describe('who could do an intervention', () => {
  it('is whoever works on the case, the asking one first, and nobody who may not see it', async () => {
    const id = await aCase();
    const [manager, supervisor] = [await server.as('case_manager'), await server.as('supervisor')];
    const url = `/api/cases/${id}/colleagues?for=intervention`;
    const { body } = await server.request(manager, 'GET', url);
    const names = body.items.map(({ userId }: { userId: string }) => userId);
    assert.equal(names[0], manager.userId);
    assert.ok(names.includes(supervisor.userId));
    assert.ok(!names.includes((await server.as('case_manager', 'mercy')).userId));
  });
});
