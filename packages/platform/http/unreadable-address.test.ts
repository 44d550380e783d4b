import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

describe('an address nobody can read', () => {
  for (const [url, status, code] of [
    ['/api/cases/%zz', 400, 'request.invalid'],
    ['/api/cases/%ED%A0%80', 400, 'request.invalid'],
    [`/api/cases/${'a'.repeat(300)}`, 404, 'route.not-found'],
    ['/api/nothing-here', 404, 'route.not-found'],
  ] as const) {
    it(`is refused as every request is, under the same headers: ${url.slice(0, 30)}`, async () => {
      const { statusCode, headers, body } = await server.app.inject({ url });
      assert.deepEqual([statusCode, JSON.parse(body).code], [status, code]);
      assert.match(String(headers['content-type']), /^application\/problem\+json/);
      assert.deepEqual([headers['x-content-type-options'], headers['x-frame-options']], ['nosniff', 'DENY']);
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
    });
  }
});

describe('a body no record can hold', () => {
  const draft = async (payload: string) => {
    const { userId } = await server.as('case_manager');
    await server.request(await server.as('case_manager'), 'GET', '/api/drafts');
    const headers = { 'content-type': 'application/json', 'x-test-actor': userId ?? '' };
    return server.app.inject({ method: 'PUT', url: '/api/drafts/note', headers, payload });
  };

  it('is refused, with the place of what is wrong', async () => {
    const half = await draft('{"body":{"note":["fine","half \\ud800"]}}');
    assert.deepEqual([half.statusCode, half.json().errors[0].pointer], [400, '#/body/note/1']);
    const deep = await draft(`{"body":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    assert.deepEqual([deep.statusCode, deep.json().errors[0].code], [400, 'body.too-deep']);
  });

  it('is refused when it would change what every object is', async () => {
    assert.equal((await draft('{"body":{},"__proto__":{"roles":["administrator"]}}')).statusCode, 400);
  });
});
