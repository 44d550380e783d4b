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

const makeLink = async (body: object = {}): Promise<string> => {
  const { body: made } = await server.request(manager, 'POST', '/api/calendar-feed', body);
  return new URL(made.url).pathname;
};
const read = (path: string, headers = {}) => server.request(null, 'GET', path, undefined, headers);

describe('the calendar under a secret link', () => {
  it('says when, and nothing about whom, what or where; what is cancelled says so', async () => {
    const { caseId } = await server.openCase();
    const startsAt = Temporal.Now.instant().round('hour').add({ hours: 48 });
    const appointment = { id: newId(), caseId, title: 'Secret therapy', place: '14 Canal Street', workers: [{ userId: manager.userId }] };
    const times = { startsAt: startsAt.toString(), endsAt: startsAt.add({ hours: 1 }).toString() };
    await server.request(manager, 'POST', '/api/appointments', { ...appointment, ...times });
    const link = await makeLink();
    const { status, headers, body } = await read(link);
    assert.equal(status, 200, JSON.stringify(body));
    assert.match(String(headers['content-type']), /^text\/calendar/);
    for (const hidden of ['River', 'Almeida', 'Secret', 'Canal']) assert.ok(!body.includes(hidden), hidden);
    const stamp = startsAt.toString().replace(/[-:]/g, '');
    assert.ok(body.includes(`UID:${appointment.id}@lotse`) && body.includes(`DTSTART:${stamp}`), body);
    assert.ok(body.includes('CLASS:PRIVATE') && body.includes('STATUS:CONFIRMED') && body.includes('SUMMARY:Appointment\r\n'));
    const unchanged = await read(link, { 'if-none-match': headers.etag });
    assert.equal(unchanged.status, 304);
    const outcome = { status: 'cancelled', reason: 'client_ill' };
    await server.request(manager, 'POST', `/api/appointments/${appointment.id}/outcome`, outcome, { 'if-match': '"1"' });
    const { status: changed, body: after } = await read(link, { 'if-none-match': headers.etag });
    assert.equal(changed, 200);
    assert.ok(after.includes('STATUS:CANCELLED') && after.includes('SEQUENCE:1'), after);
    assert.match((await read(await makeLink({ showsCaseNumber: true }))).body, /SUMMARY:Appointment .*\d/);
  });

  it('ends with a new link, when it is taken back, and was never there for a guess', async () => {
    const first = await makeLink();
    const second = await makeLink();
    assert.deepEqual([(await read(first)).status, (await read(second)).status], [404, 200]);
    const { body } = await server.request(manager, 'GET', '/api/calendar-feed');
    assert.equal(body.feed.showsCaseNumber, false);
    assert.equal((await server.request(await server.as('supervisor'), 'GET', '/api/calendar-feed')).body.feed, null);
    assert.equal((await server.request(manager, 'DELETE', '/api/calendar-feed')).status, 204);
    assert.deepEqual([(await read(second)).status, (await read('/api/ical/guess.ics')).status], [404, 404]);
  });

  it('is not for roles that do not plan, nor without signing in', async () => {
    assert.equal((await server.request(await server.as('administrator'), 'POST', '/api/calendar-feed', {})).status, 403);
    assert.equal((await server.request(null, 'POST', '/api/calendar-feed', {})).status, 401);
  });
});
