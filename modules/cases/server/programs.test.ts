import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { batch, deriveAgain, derivingAgain } from './derive-again.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const programs = (actor: Actor, method: 'GET' | 'POST', body?: unknown) => server.request(actor, method, '/api/programs', body);
const change = async (id: string, version: number, body: unknown, actor?: Actor) =>
  server.request(actor ?? (await server.as('supervisor')), 'PATCH', `/api/programs/${id}`, body, { 'if-match': `"${version}"` });
const add = async (fields: Record<string, unknown> = {}) => {
  const body = { id: newId(), name: 'Intensive outreach', model: 'intensive', ...fields };
  const response = await programs(await server.as('administrator'), 'POST', body);
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body;
};
const dueOf = async (caseId: string, kind: string) =>
  server.inTransaction(server.system(), async (tx) => {
    const duty = await tx.db.selectFrom('duties').select('dueOn').where('caseId', '=', caseId).where('kind', '=', kind).executeTakeFirst();
    return duty?.dueOn ?? null;
  });

describe('programmes', () => {
  it('are kept by administrators and supervisors of the organisation, and read by everybody', async () => {
    const administrator = await server.as('administrator');
    const program = { id: newId(), name: 'Outreach', model: 'intensive', settings: { caseloadLimits: { soft: 8, hard: 10 } } };
    const made = await programs(administrator, 'POST', program);
    assert.deepEqual(
      [made.status, made.body.settings.caseloadLimits.hard, made.body.settings.timers.next_contact_due.ruleId],
      [201, 10, 'CM-CONTACT-INTENSIVE'],
    );
    assert.equal((await programs(administrator, 'POST', program)).status, 201);
    const manager = await server.as('case_manager');
    assert.equal((await programs(manager, 'POST', { ...program, id: newId() })).status, 403);
    assert.equal((await change(program.id, 1, { name: 'Mine' }, manager)).status, 403);
    assert.equal((await server.request(manager, 'GET', `/api/programs/${program.id}`)).body.name, 'Outreach');
    assert.equal((await change(program.id, 1, { active: false }, await server.as('administrator', 'mercy'))).status, 403);
    assert.equal((await server.request(manager, 'GET', `/api/programs/${newId()}`)).status, 404);
  });

  it('are listed for their own organisation; a list of cases also offers those of others in which one sees a case', async () => {
    const { id, name } = await add({ name: 'Bridge to work' });
    const opened = await server.openCase();
    const namesFor = async (role: 'case_manager' | 'supervisor', organization: 'harbor' | 'northgate') => {
      const actor = await server.as(role, organization);
      const idsOf = ({ body }: { body: { items: { id: string }[] } }) => body.items.map((item) => item.id);
      return {
        listed: idsOf(await programs(actor, 'GET')),
        offered: idsOf(await server.request(actor, 'GET', '/api/cases/programs')),
      };
    };
    const own = await namesFor('case_manager', 'harbor');
    assert.ok(own.listed.includes(id) && own.offered.includes(id), name);
    assert.deepEqual(await namesFor('supervisor', 'northgate'), { listed: [], offered: [] });
    await server.release(opened, ['social']);
    assert.deepEqual(await namesFor('supervisor', 'northgate'), { listed: [], offered: [server.programId] });
  });

  it('are changed at the version seen, end, and begin again', async () => {
    const { id } = await add();
    const ended = await change(id, 1, { active: false });
    assert.deepEqual([ended.status, ended.body.active, ended.body.version], [200, false, 2]);
    const late = await change(id, 1, { name: 'Another name' });
    assert.deepEqual([late.status, late.body.code], [409, 'write.conflict']);
    assert.equal((await change(id, 2, { active: true })).body.active, true);
  });

  it('keep only what differs from their model, change after change', async () => {
    const { id } = await add({ settings: { requiresConference: false } });
    const ten = { duration: 10, unit: 'calendar_day' };
    const first = await change(id, 1, { settings: { requiresConference: true, timers: { plan_due: { ruleId: 'CM-PLAN', span: ten } } } });
    assert.deepEqual(first.body.own, { requiresConference: true, timers: { plan_due: { ruleId: 'CM-PLAN', span: ten } } });
    const second = await change(id, 2, { settings: { timers: { hold_max: null } } });
    assert.deepEqual(Object.keys(second.body.own.timers).toSorted(), ['hold_max', 'plan_due']);
    const back = { timers: { hold_max: { ruleId: 'CM-HOLD-MAX' }, plan_due: { ruleId: 'CM-PLAN' } }, requiresConference: false };
    assert.deepEqual((await change(id, 3, { settings: back })).body.own, {});
  });

  it('tell their clocks in full: the row, its source, what the model says, and how many cases hang on it', async () => {
    await server.openCase();
    const { body } = await server.request(await server.as('administrator'), 'GET', `/api/programs/${server.programId}`);
    const plan = body.clocks.find((clock: { timer: string }) => clock.timer === 'plan_due');
    assert.deepEqual(
      [plan.rule.ruleId, plan.rule.duration, plan.rule.unit, plan.rule.citation, plan.rule.status, plan.isOwn],
      ['CM-PLAN', 14, 'calendar_day', 'programme setting', 'programme_default', false],
    );
    assert.ok(body.openCases >= 1);
  });

  for (const [code, settings] of [
    ['program.clock-needed', { timers: { consent_expires: null } }],
    ['program.unknown-rule', { timers: { plan_due: { ruleId: 'NONE' } } }],
    ['program.unknown-rule', { timers: { plan_due: { ruleId: '' } } }],
    ['program.no-hours', { timers: { plan_due: { ruleId: 'CM-PLAN', span: { duration: 3, unit: 'hour' } } } }],
    ['program.end-agreed', { timers: { consent_expires: { ruleId: 'CM-CONSENT-EXPIRES', span: { duration: 3, unit: 'month' } } } }],
    ['program.limits-crossed', { caseloadLimits: { soft: 9, hard: 8 } }],
  ] as const)
    it(`refuse ${code} and stay as they were`, async () => {
      const { id } = await add();
      const refused = await change(id, 1, { settings });
      assert.deepEqual([refused.status, refused.body.code], [422, code]);
      assert.deepEqual((await server.request(await server.as('supervisor'), 'GET', `/api/programs/${id}`)).body.own, {});
    });
});

describe('a clock of a programme', () => {
  it('has an end: days are counted one by one', async () => {
    const { id } = await add();
    const span = { duration: 1_000_000, unit: 'business_day' };
    const { status, body } = await change(id, 1, { settings: { timers: { plan_due: { ruleId: 'CM-PLAN', span } } } });
    assert.deepEqual([status, body.errors[0].pointer], [400, '#/settings/timers/plan_due/span/duration']);
  });
});

describe('what open cases owe', () => {
  it('follows a changed clock in the same moment, and goes with a stopped one', async () => {
    server.setNow('2026-03-02T15:00:00Z');
    const { caseId } = await server.openCase();
    assert.equal(await dueOf(caseId, 'assessment-due'), '2026-03-09');
    const { version } = (await server.request(await server.as('supervisor'), 'GET', `/api/programs/${server.programId}`)).body;
    const timers = (setting: unknown) => ({ settings: { timers: { assessment_due: setting } } });
    await change(server.programId, version, timers({ ruleId: 'CM-ASSESSMENT', span: { duration: 21, unit: 'calendar_day' } }));
    assert.equal(await dueOf(caseId, 'assessment-due'), '2026-03-23');
    await change(server.programId, version + 1, timers(null));
    assert.equal(await dueOf(caseId, 'assessment-due'), null);
    await change(server.programId, version + 2, timers({ ruleId: 'CM-ASSESSMENT' }));
    assert.equal(await dueOf(caseId, 'assessment-due'), '2026-03-09');
  });

  it('is derived again by jobs where there are many', async () => {
    const ids = await manyCases(batch + 1);
    const jobs: Record<string, unknown>[] = [];
    const noting = {
      jobs: {
        ...server.platform.jobs,
        enqueue: async (_tx: unknown, _queue: string, data: Record<string, unknown>) => void jobs.push(data),
      },
    };
    const reached = await server.inTransaction(await server.as('supervisor'), async (tx) => {
      await deriveAgain(tx, noting, { programId: ids.programId });
      return [...tx.unsettledCases];
    });
    assert.deepEqual([reached.length, jobs.length, jobs[0]?.after], [batch, 1, reached.at(-1)]);
    const last = ids.cases.toSorted().at(-1) ?? '';
    assert.equal(await dueOf(last, 'assign-manager'), null);
    await derivingAgain.run(server.platform, jobs[0] ?? {});
    assert.notEqual(await dueOf(last, 'assign-manager'), null);
  });
});

/** Cases put there without a word to anybody, so that nothing has derived what they owe. */
async function manyCases(count: number): Promise<{ programId: string; cases: string[] }> {
  const { id: programId } = await add({ name: 'Many' });
  const cases = Array.from({ length: count }, () => newId());
  await server.inTransaction(server.system(), async (tx) => {
    const personId = newId();
    const organizationId = server.organizations.harbor;
    await tx.db.insertInto('persons').values({ id: personId, familyName: 'Many', registeredByOrganizationId: organizationId }).execute();
    await tx.db
      .insertInto('cases')
      .values(cases.map((id) => ({ id, number: id, personId, organizationId, programId, model: 'intensive', state: 'assessment' })))
      .execute();
  });
  return { programId, cases };
}
