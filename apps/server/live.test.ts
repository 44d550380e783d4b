import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

describe('the live feed', () => {
  let server: TestServer;
  let manager: Actor;
  let address: string;
  let caseId: string;
  before(async () => {
    server = await testServer({}, { limited: false });
    address = await server.app.listen({ host: '127.0.0.1', port: 0 });
    manager = await server.as('case_manager');
    ({ caseId } = await server.openCase());
  });
  after(() => server.stop());

  it('tells what happened after the session was read, also before anybody listened, and never what it was about', async () => {
    const cursor = await cursorOf(manager);
    await recordNeed(manager);
    const feed = await listen(manager, cursor);
    const first = await feed.next();
    assert.deepEqual(first.data, { area: 'assessments', type: 'need-recorded', caseId, personId: first.data.personId });
    await recordNeed(manager);
    const second = await feed.next();
    assert.equal(second.data.type, 'need-recorded');
    await feed.close();
    const again = await listen(manager, cursor, { 'last-event-id': first.id });
    assert.equal((await again.next()).id, second.id, 'a reconnection goes on where it was');
    await again.close();
  });

  it('says to somebody who was away long that too much happened, once, and goes on from now', async () => {
    const cursor = await cursorOf(manager);
    for (let times = 0; times < 200; times += 1) await recordNeed(manager);
    const feed = await listen(manager, cursor);
    assert.equal((await feed.next()).event, 'missed');
    await recordNeed(manager);
    assert.equal((await feed.next()).event, 'message');
    await feed.close();
  });

  it('refuses a cursor that is none', async () => {
    for (const path of ['/api/live', '/api/live?after=', "/api/live?after=1:'; --"])
      assert.equal((await server.request(manager, 'GET', path)).status, 400, path);
  });

  async function cursorOf(actor: Actor): Promise<string> {
    return (await server.request(actor, 'GET', '/api/session')).body.feedCursor;
  }

  async function recordNeed(actor: Actor): Promise<void> {
    const need = { id: newId(), domain: 'housing', text: 'The flat is cold.' };
    const { status, body } = await server.request(actor, 'POST', `/api/cases/${caseId}/needs`, need);
    assert.equal(status, 201, JSON.stringify(body));
  }

  async function listen(actor: Actor, cursor: string, headers: Record<string, string> = {}) {
    const stopped = new AbortController();
    const { body, status } = await fetch(`${address}/api/live?after=${encodeURIComponent(cursor)}`, {
      headers: { 'x-test-actor': actor.userId ?? '', ...headers },
      signal: stopped.signal,
    });
    assert.equal(status, 200);
    assert.ok(body);
    const events = readEvents(body);
    return {
      async next() {
        const { value } = await events.next();
        assert.ok(value, 'the feed ended');
        return value;
      },
      async close() {
        stopped.abort();
        await events.return(undefined).catch(() => undefined);
      },
    };
  }
});

// biome-ignore lint/suspicious/noExplicitAny: what the feed says is looked into freely and asserted
async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<{ id: string; event: string; data: any }> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts.filter((one) => one.includes('data:'))) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
      yield { id: field('id') ?? '', event: field('event') ?? 'message', data: JSON.parse(field('data') ?? 'null') };
    }
  }
}
