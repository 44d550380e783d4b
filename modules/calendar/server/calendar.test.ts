import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Temporal } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
});
after(() => server.stop());

/** A different day for every appointment, so that one worker can have them all. */
let days = 0;
const inDays = (hours = 0) =>
  Temporal.Now.instant()
    .round('hour')
    .add({ hours: days * 24 + hours })
    .toString();
const visit = (caseId: string, over: object = {}) => {
  days += 1;
  return {
    id: newId(),
    caseId,
    title: 'Home visit',
    startsAt: inDays(1),
    endsAt: inDays(2),
    place: '14 Canal Street',
    workers: [{ userId: manager.userId }],
    ...over,
  };
};
const make = (body: object, actor: Actor = manager) => server.request(actor, 'POST', '/api/appointments', body);
const settle = (id: string, version: number, outcome: object) =>
  server.request(manager, 'POST', `/api/appointments/${id}/outcome`, outcome, { 'if-match': `"${version}"` });

describe('an appointment', () => {
  it('is in the calendar of the case and of the worker, on the timeline, and owes an outcome', async () => {
    const { caseId } = await server.openCase();
    const body = visit(caseId);
    assert.equal((await make(body)).status, 201);
    const span = `from=${encodeURIComponent(inDays(-24))}&until=${encodeURIComponent(inDays(24))}`;
    for (const scope of [`caseId=${caseId}`, 'userId=me']) {
      const { body: list } = await server.request(manager, 'GET', `/api/appointments?${span}&${scope}`);
      assert.ok(
        list.items.some((item: { id: string; personName: string }) => item.id === body.id && item.personName === 'River Almeida'),
        scope,
      );
    }
    const owed = async () => {
      const { body: duties } = await server.request(manager, 'GET', `/api/duties?caseId=${caseId}&kind=say-how-it-went`);
      return duties.items.map((duty: { ruleId: string }) => duty.ruleId);
    };
    assert.deepEqual(await owed(), []);
    server.setNow(body.endsAt);
    assert.deepEqual(await owed(), ['CM-APPOINTMENT-OUTCOME']);
    server.setNow(null);
  });

  it('is refused when the client is elsewhere, and when the worker is, without saying where', async () => {
    const [one, two] = [await server.openCase(), await server.openCase()];
    const first = visit(one.caseId);
    await make(first);
    const sameClient = await make({ ...first, id: newId(), workers: [] });
    const sameWorker = await make({ ...first, id: newId(), caseId: two.caseId });
    assert.deepEqual(
      [sameClient.status, sameClient.body.code, sameWorker.status, sameWorker.body.code],
      [409, 'appointment.client-elsewhere', 409, 'appointment.worker-elsewhere'],
    );
    assert.ok(!JSON.stringify(sameWorker.body).includes('River'));
  });

  it('shows a colleague as taken to whoever may not see it, and nothing of what it is', async () => {
    const { caseId } = await server.openCase();
    const body = visit(caseId);
    await make(body);
    const span = `from=${encodeURIComponent(body.startsAt)}&until=${encodeURIComponent(body.endsAt)}`;
    const seenBy = async (actor: Actor, who = `userId=${manager.userId}`) =>
      (await server.request(actor, 'GET', `/api/appointments?${span}&${who}`)).body;
    const navigator = await server.as('resource_navigator');
    const hidden = await seenBy(navigator);
    const [startsAt, endsAt] = [body.startsAt, body.endsAt].map((at) =>
      Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' }),
    );
    const taken = { userId: manager.userId, name: 'case_manager harbor', startsAt, endsAt };
    assert.deepEqual(hidden, { items: [], busy: [taken] });
    assert.ok(!JSON.stringify(hidden).match(/River|Almeida|Home visit|Canal|caseId/));
    const supervisor = await server.as('supervisor');
    for (const who of [`userId=${manager.userId}`, 'of=team']) {
      const { items, busy } = await seenBy(supervisor, who);
      assert.deepEqual([items.length, busy], [1, []], who);
    }
    assert.deepEqual(await seenBy(await server.as('case_manager', 'mercy')), { items: [], busy: [] });
  });

  it('that is cancelled frees the time of client and worker; planned again it takes it', async () => {
    const { caseId } = await server.openCase();
    const first = visit(caseId);
    const { body: made } = await make(first);
    await settle(made.id, 1, { status: 'cancelled', reason: 'client_ill' });
    assert.equal((await make({ ...first, id: newId() })).status, 201);
    assert.equal((await settle(made.id, 2, { status: 'planned' })).body.code, 'appointment.client-elsewhere');
  });

  it('moved takes its workers along, also into a conflict', async () => {
    const { caseId } = await server.openCase();
    const other = await server.openCase();
    const [first, second] = [visit(caseId), visit(other.caseId)];
    await make(first);
    await make(second);
    const move = await server.request(
      manager,
      'PATCH',
      `/api/appointments/${second.id}`,
      { startsAt: first.startsAt, endsAt: first.endsAt },
      { 'if-match': '"1"' },
    );
    assert.equal(move.body.code, 'appointment.worker-elsewhere');
  });

  it('says how it went only once it has begun, and then the duty is gone', async () => {
    const { caseId } = await server.openCase();
    const { body: ahead } = await make(visit(caseId));
    assert.equal((await settle(ahead.id, 1, { status: 'kept' })).body.code, 'appointment.not-over');
    const past = {
      ...visit(caseId),
      startsAt: Temporal.Now.instant().subtract({ hours: 30 }).toString(),
      endsAt: Temporal.Now.instant().subtract({ hours: 29 }).toString(),
    };
    const { body: made } = await make(past);
    assert.equal((await settle(made.id, 1, { status: 'missed' })).status, 400);
    assert.deepEqual((await settle(made.id, 1, { status: 'missed', reason: 'no_transport' })).body.statusReason, 'no_transport');
    server.setNow(ahead.endsAt);
    const { body: duties } = await server.request(manager, 'GET', `/api/duties?caseId=${caseId}&kind=say-how-it-went`);
    assert.deepEqual(
      duties.items.map((duty: { facts: { startsAt: string } }) => duty.facts.startsAt),
      [ahead.startsAt],
    );
    server.setNow(null);
  });

  it('with transport still to book owes the booking a business day before', async () => {
    const { caseId } = await server.openCase();
    const { body: made } = await make({ ...visit(caseId), transport: 'requested' });
    const owed = async () => (await server.request(manager, 'GET', `/api/duties?caseId=${caseId}&kind=book-transport`)).body.items.length;
    assert.equal(await owed(), 1);
    await server.request(manager, 'PATCH', `/api/appointments/${made.id}`, { transport: 'booked' }, { 'if-match': '"1"' });
    assert.equal(await owed(), 0);
  });

  it('is among what is still planned for its case, however far ahead, until it is settled', async () => {
    const { caseId } = await server.openCase();
    const nextYear = { startsAt: inDays(400 * 24), endsAt: inDays(400 * 24 + 1) };
    const { body: far } = await make(visit(caseId, nextYear));
    const open = async (actor: Actor) => (await server.request(actor, 'GET', `/api/cases/${caseId}/open-appointments`)).body;
    assert.deepEqual(
      (await open(manager)).items.map(({ id }: { id: string }) => id),
      [far.id],
    );
    assert.equal((await open(await server.as('partner', 'northgate'))).code, 'record.not-found');
    await settle(far.id, far.version, { status: 'cancelled', reason: 'rescheduled' });
    assert.deepEqual((await open(manager)).items, []);
  });

  it('reads as absent for whoever may not see the case', async () => {
    const { caseId } = await server.openCase();
    const { body: made } = await make(visit(caseId));
    const stranger = await server.as('case_manager', 'mercy');
    assert.deepEqual(
      [(await make(visit(caseId), stranger)).status, (await server.request(stranger, 'GET', `/api/appointments/${made.id}`)).status],
      [404, 404],
    );
  });

  it('names each worker once', async () => {
    const { caseId } = await server.openCase();
    const { status, body } = await make(visit(caseId, { workers: [{ userId: manager.userId }, { userId: manager.userId }] }));
    assert.deepEqual([status, body.errors[0].pointer], [400, '#/workers']);
  });

  it('is looked for in a span of time that ends after it begins', async () => {
    const { status, body } = await server.request(
      manager,
      'GET',
      '/api/appointments?from=2026-03-31T00:00:00Z&until=2026-03-01T00:00:00Z&userId=me',
    );
    assert.deepEqual([status, body.errors[0].pointer, body.errors[0].code], [400, '#/querystring/until', 'period.ends-before-it-begins']);
  });
});
