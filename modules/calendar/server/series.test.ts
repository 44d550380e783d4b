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

/** A year of its own for every series, so that one worker can have them all. */
let years = 2030;
const aSeries = (caseId: string, { rhythm, ...over }: { rhythm?: object; [field: string]: unknown } = {}) => {
  years += 1;
  return {
    id: newId(),
    caseId,
    title: 'Physiotherapy',
    rhythm: {
      every: 'week',
      interval: 1,
      weekdays: [2, 5],
      time: '08:30',
      minutes: 45,
      startsOn: `${years}-03-01`,
      end: { count: 6 },
      ...rhythm,
    },
    place: 'Cedar Rehabilitation, room 2',
    category: 'health_general',
    workers: [{ userId: manager.userId }],
    ...over,
  };
};
const make = (body: object, actor: Actor = manager) => server.request(actor, 'POST', '/api/appointment-series', body);
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const change = (id: string, version: number, body: object, actor: Actor = manager) =>
  server.request(actor, 'POST', `/api/appointment-series/${id}/changes`, { leaveOut: [], ...body }, ifMatch(version));
const cancel = (id: string, version: number, body: object) =>
  server.request(manager, 'POST', `/api/appointment-series/${id}/cancellation`, body, ifMatch(version));
const listOf = async (caseId: string) => (await server.request(manager, 'GET', `/api/appointment-series?caseId=${caseId}`)).body.items;
const local = (at: string, timeZone: string) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

interface DateOfSeries {
  id: string;
  position: number;
  startsAt: string;
  endsAt: string;
  status: string;
  isMoved: boolean;
}

describe('a series', () => {
  it('is as many appointments, each with its worker, at the same clock time in summer and winter, and one entry on the timeline', async () => {
    const { caseId } = await server.openCase();
    const body = aSeries(caseId, { rhythm: { end: { count: 12 } } });
    const { status, body: series } = await make(body);
    assert.equal(status, 201, JSON.stringify(series));
    assert.equal(series.dates.length, 12);
    assert.deepEqual([...new Set(series.dates.map((date: DateOfSeries) => local(date.startsAt, series.timeZone)))], ['08:30']);
    const { body: one } = await server.request(manager, 'GET', `/api/appointments/${series.dates[4].id}`);
    assert.deepEqual([one.seriesId, one.seriesPosition, one.isMoved, one.workers.length, one.place], [body.id, 5, false, 1, body.place]);
    const { body: timeline } = await server.request(manager, 'GET', `/api/cases/${caseId}/timeline?limit=100`);
    const types = timeline.items.map((entry: { type: string }) => entry.type);
    assert.deepEqual([types.includes('series-made'), types.includes('appointment-made')], [true, false]);
    assert.equal((await make(body)).status, 201);
    assert.equal((await listOf(caseId)).length, 1);
  });

  it('owes the outcome of each date once it is over', async () => {
    const { caseId } = await server.openCase();
    const { body: series } = await make(aSeries(caseId));
    server.setNow(series.dates[1].endsAt);
    const { body: duties } = await server.request(manager, 'GET', `/api/duties?caseId=${caseId}&kind=say-how-it-went`);
    server.setNow(null);
    assert.equal(duties.items.length, 2);
  });

  it('that collides names each date, what is in the way and a time at which all are free, and makes nothing', async () => {
    const { caseId } = await server.openCase();
    const first = aSeries(caseId, { rhythm: { end: { count: 4 } } });
    const { body: made } = await make(first);
    const second = {
      ...aSeries(caseId, { title: 'Neuropsychology', workers: [] }),
      rhythm: { ...first.rhythm, weekdays: [2], time: '09:00', end: { count: 3 } },
    };
    const { status, body } = await make(second);
    assert.deepEqual([status, body.code, body.count, body.all, body.freeTime], [409, 'series.collides', 2, 3, '09:15']);
    const { collision } = body.collisions[0];
    assert.deepEqual([collision.who, collision.what, collision.from], ['client', 'Physiotherapy', made.dates[0].startsAt]);
    assert.equal((await listOf(caseId)).length, 1);
    const { body: left } = await make({ ...second, leaveOut: body.collisions.map((date: DateOfSeries) => date.position) });
    assert.deepEqual(
      left.dates.map((date: DateOfSeries) => date.position),
      [3],
    );
  });

  it('is tried out before it is made', async () => {
    const { caseId } = await server.openCase();
    const first = aSeries(caseId);
    await make(first);
    const { body } = await server.request(manager, 'POST', '/api/appointment-series/preview', {
      caseId,
      rhythm: { ...first.rhythm, weekdays: [2, 3] },
    });
    assert.deepEqual(
      body.dates.map((date: { collision: object | null }) => date.collision !== null),
      [true, false, true, false, true, false],
    );
    assert.equal(body.freeTime, '09:15');
  });

  it('does not say what is in the way to whoever may not see it', async () => {
    const [one, two] = [await server.openCase(), await server.openCase()];
    const first = aSeries(one.caseId, { title: 'Therapy nobody else knows of', category: 'mental_health' });
    await make(first);
    const intake = await server.as('intake_worker');
    const { body } = await make({ ...first, id: newId(), caseId: two.caseId, category: 'social' }, intake);
    assert.ok(!JSON.stringify(body).includes('nobody else knows'), JSON.stringify(body));
  });
});

describe('exceptions of a series', () => {
  it('one date moved alone stays where it was agreed when the rest moves; one with an outcome stays too', async () => {
    const { caseId } = await server.openCase();
    const body = aSeries(caseId, { rhythm: { weekdays: [2], end: { count: 5 } } });
    const { body: series } = await make(body);
    const third: DateOfSeries = series.dates[2];
    const later = { startsAt: shift(third.startsAt, 30), endsAt: shift(third.endsAt, 30) };
    await server.request(manager, 'PATCH', `/api/appointments/${third.id}`, later, ifMatch(1));
    await server.request(
      manager,
      'POST',
      `/api/appointments/${series.dates[3].id}/outcome`,
      { status: 'cancelled', reason: 'client_ill' },
      ifMatch(1),
    );
    const beat = { every: 'week', interval: 1, weekdays: [3], time: '14:00', minutes: 60, startsOn: dayAfter(series.dates[1].startsAt) };
    const { status, body: changed } = await change(series.id, 1, { from: series.dates[1].id, change: { beat } });
    assert.equal(status, 200, JSON.stringify(changed));
    const now: DateOfSeries[] = changed.dates;
    assert.deepEqual(
      now.map((date) => [local(date.startsAt, changed.timeZone), date.status, date.isMoved]),
      [
        ['08:30', 'planned', false],
        ['14:00', 'planned', false],
        ['09:00', 'planned', true],
        ['08:30', 'cancelled', false],
        ['14:00', 'planned', false],
      ],
    );
    assert.deepEqual([changed.rhythm.time, changed.rhythm.weekdays, changed.version], ['14:00', [3], 2]);
  });

  it('a daily series moves over its own dates, and its workers with it', async () => {
    const { caseId } = await server.openCase();
    const { body: series } = await make(aSeries(caseId, { rhythm: { every: 'day', weekdays: [], end: { count: 4 } } }));
    const { every, interval, weekdays, time, minutes } = series.rhythm;
    const beat = { every, interval, weekdays, time, minutes, startsOn: dayAfter(series.dates[0].startsAt) };
    const { status, body } = await change(series.id, 1, { from: null, change: { beat, place: 'At home' } });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.dates[0].startsAt, series.dates[1].startsAt);
    const busy = await make({
      ...aSeries((await server.openCase()).caseId),
      rhythm: { ...series.rhythm, startsOn: dayAfter(series.dates[0].startsAt), end: { count: 1 } },
    });
    assert.equal(busy.body.code, 'series.collides');
  });

  it('cannot move onto another appointment, unless those dates fall out', async () => {
    const { caseId } = await server.openCase();
    const body = aSeries(caseId, { rhythm: { weekdays: [2], end: { count: 3 } } });
    const { body: series } = await make(body);
    await make({ ...aSeries(caseId, { title: 'Other' }), rhythm: { ...body.rhythm, time: '14:00', end: { count: 1 } } });
    const { every, interval, weekdays, minutes, startsOn } = body.rhythm;
    const beat = { every, interval, weekdays, minutes, startsOn, time: '14:00' };
    const refused = await change(series.id, 1, { from: null, change: { beat } });
    assert.deepEqual([refused.body.code, refused.body.count], ['series.collides', 1]);
    const { body: changed } = await change(series.id, 1, { from: null, change: { beat }, leaveOut: [1] });
    assert.deepEqual(
      changed.dates.map((date: DateOfSeries) => date.status),
      ['cancelled', 'planned', 'planned'],
    );
  });

  it('this and all that follow are cancelled with a reason; a second time nothing is left', async () => {
    const { caseId } = await server.openCase();
    const { body: series } = await make(aSeries(caseId));
    const { body: cancelled } = await cancel(series.id, 1, { from: series.dates[2].id, reason: 'hospital_stay' });
    assert.deepEqual(
      cancelled.dates.map((date: DateOfSeries) => date.status),
      ['planned', 'planned', 'cancelled', 'cancelled', 'cancelled', 'cancelled'],
    );
    const { body: again } = await cancel(series.id, 2, { from: series.dates[2].id, reason: 'other' });
    assert.equal(again.code, 'series.nothing-left');
  });

  it('somebody else’s change meanwhile is a conflict', async () => {
    const { caseId } = await server.openCase();
    const { body: series } = await make(aSeries(caseId));
    await change(series.id, 1, { from: null, change: { title: 'Physio' } });
    assert.equal((await change(series.id, 1, { from: null, change: { title: 'Exercise' } })).body.code, 'write.conflict');
  });
});

describe('a series is refused', () => {
  const refused: [string, object, string][] = [
    ['without a weekday', { weekdays: [] }, 'series.weekday-missing'],
    ['without a date', { end: { until: '2029-01-01' } }, 'series.no-date'],
    ['with too many dates', { every: 'day', weekdays: [], end: { until: '2060-01-01' } }, 'series.too-many'],
    ['with a clock time that is none', { time: '25:00' }, 'request.invalid'],
    ['with two ends', { end: { count: 3, until: '2060-01-01' } }, 'request.invalid'],
  ];
  for (const [name, rhythm, code] of refused) {
    it(name, async () => {
      const { caseId } = await server.openCase();
      assert.equal((await make(aSeries(caseId, { rhythm }))).body.code, code);
    });
  }

  it('to a role that does not plan, and reads as absent in another organisation and another network', async () => {
    const { caseId } = await server.openCase();
    const { body: series } = await make(aSeries(caseId));
    const administrator = await server.as('administrator');
    const stranger = await server.as('case_manager', 'mercy');
    const elsewhere: Actor = { ...manager, networkId: newId() };
    assert.deepEqual((await make(aSeries(caseId), administrator)).status, 403);
    for (const actor of [stranger, elsewhere]) {
      assert.equal((await make(aSeries(caseId), actor)).status, 404);
      assert.equal((await change(series.id, 1, { from: null, change: { title: 'Mine' } }, actor)).status, 404);
      assert.ok(
        !JSON.stringify((await server.request(actor, 'GET', `/api/appointment-series?caseId=${caseId}`)).body).includes('Physiotherapy'),
      );
    }
  });
});

function shift(at: string, minutes: number): string {
  return Temporal.Instant.from(at).add({ minutes }).toString();
}

function dayAfter(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 }).toString();
}
