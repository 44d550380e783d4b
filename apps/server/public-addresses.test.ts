import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestServer, testServer } from './testing.ts';

describe('what everybody may open', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
  });
  after(() => server.stop());

  for (const url of [
    '/api/openapi.json',
    '/api/reference',
    '/api/reference/static/swagger-initializer.js',
    '/healthz',
    '/readyz',
    '/metrics',
  ]) {
    it(`${url} answers under the strict security headers`, async () => {
      const { statusCode, headers } = await server.app.inject({ url });
      assert.equal(statusCode, 200);
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
        assert.ok(policy.split(';').includes(part), `${part} in ${policy}`);
      assert.doesNotMatch(policy, /https:|upgrade-insecure-requests/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['referrer-policy'], 'no-referrer');
    });
  }

  it('describes the API as OpenAPI 3.1, each operation under the heading of its area', async () => {
    const described = (await server.app.inject({ url: '/api/openapi.json' })).json();
    assert.match(described.openapi, /^3\.1\./);
    const operations: [string, { tags?: string[] }][] = Object.entries<Record<string, { tags?: string[] }>>(described.paths).flatMap(
      ([path, methods]) => Object.entries(methods).map(([method, of]): [string, { tags?: string[] }] => [`${method} ${path}`, of]),
    );
    assert.ok(operations.length > 100);
    assert.deepEqual(
      operations.filter(([, { tags }]) => !tags?.length).map(([name]) => name),
      [],
    );
  });

  it('does not show figures through a proxy', async () => {
    const { statusCode } = await server.app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } });
    assert.equal(statusCode, 404);
  });
});
