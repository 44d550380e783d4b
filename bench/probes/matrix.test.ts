import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestServer, testServer } from '#testing';
import { demands, forEverybody } from './demands.ts';
import { apiOperations, type Operation } from './operations.ts';

/** What holds for every operation before anybody looks at what it is about; who may what of it is in `matrix/`. */
let server: TestServer;
let operations: Operation[];
before(async () => {
  server = await testServer({}, { limited: false });
  operations = await apiOperations();
});
after(() => server.stop());

/** Continuing a session that is over is for whoever still holds its token; without one there is none to continue. */
const renewal = 'POST /session/renewal';
const anAddress = ({ path }: Operation) => path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');

describe('every operation of the API', () => {
  it('is in the table of what it demands only if there is such an operation', () => {
    const named = [...Object.values(demands).flat(), ...forEverybody];
    assert.deepEqual(
      named.filter((name) => !operations.some((operation) => operation.name === name)),
      [],
    );
  });

  it('asks to sign in, unless it is for everybody', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const body = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {};
      const answer = await server.request(null, operation.method, anAddress(operation), body);
      const isAsked = answer.status === 401 && answer.body.code === 'session.missing' && operation.name !== renewal;
      if (isAsked === forEverybody.includes(operation.name) && answer.status !== 400) wrong.push(`${operation.name}: ${answer.status}`);
    }
    assert.deepEqual(wrong, []);
  });

  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    it(`that changes something is refused from another site: ${JSON.stringify(headers)}`, async () => {
      const supervisor = await server.as('supervisor');
      for (const operation of operations.filter(({ method }) => method !== 'GET')) {
        const { status, body } = await server.request(supervisor, operation.method, anAddress(operation), {}, headers as never);
        assert.ok(status === 403 && body.code === 'request.foreign-site', `${operation.name}: ${status}`);
      }
    });
  }
});
