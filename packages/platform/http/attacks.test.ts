import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aPerson, browser, password, signedInBrowser } from '#modules/identity/testing.ts';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
const lines: string[] = [];
before(async () => {
  server = await testServer(
    { LOTSE_URL: 'https://lotse.example.org', TRUST_PROXY: 'yes', LOG_LEVEL: 'warn' },
    { logTo: { write: (line) => lines.push(line) } },
  );
});
after(() => server.stop());

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });

describe('asking too often', () => {
  const signIns = async (
    count: number,
    request: (index: number) => { url?: string; headers?: Record<string, string>; remoteAddress?: string },
  ) => {
    const statuses: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const { url = '/api/session', ...from } = request(index);
      const body = { email: 'not an address', password: 'x' };
      statuses.push((await server.app.inject({ method: 'POST', url, payload: body, remoteAddress: '203.0.113.1', ...from })).statusCode);
    }
    return statuses;
  };

  it('is refused after 60 sign-ins a minute', async () => {
    const statuses = await signIns(61, () => ({ remoteAddress: '203.0.113.7' }));
    assert.deepEqual([statuses[59], statuses[60]], [400, 429]);
  });

  it('is not hidden by writing the address of the operation in another way', async () => {
    const statuses = await signIns(61, (index) => ({ remoteAddress: '203.0.113.8', url: index % 2 ? '/%61pi/session' : '/api/session' }));
    assert.equal(statuses[60], 429);
  });

  it('is not hidden by a forged address before the one our proxy wrote', async () => {
    const statuses = await signIns(61, (index) => ({ headers: { 'x-forwarded-for': `198.51.100.${index}, 203.0.113.9` } }));
    assert.equal(statuses[60], 429);
  });

  it('is not hidden by the many addresses of one IPv6 connection', async () => {
    const statuses = await signIns(61, (index) => ({ headers: { 'x-forwarded-for': `2001:db8:7:8::${index.toString(16)}` } }));
    assert.equal(statuses[60], 429);
  });

  it('is refused after 600 requests a minute, and says when to come again', async () => {
    let last = await get('/api/setup', { 'x-forwarded-for': '203.0.113.10' });
    for (let count = 1; count <= 600; count += 1) last = await get('/api/setup', { 'x-forwarded-for': '203.0.113.10' });
    assert.deepEqual([last.statusCode, last.json().code], [429, 'request.too-many']);
    assert.ok(Number(last.headers['retry-after']) > 0);
  });
});

describe('what is dear', () => {
  it('is given in measure: PDF documents once a second', async () => {
    const client = await signedInBrowser(server, await aPerson(server));
    const statuses: number[] = [];
    for (let count = 0; count <= 60; count += 1) statuses.push((await client.send('GET', `/api/plans/${newId()}/pdf`)).status);
    assert.deepEqual([statuses[59], statuses[60]], [404, 429]);
  });

  it('is given in measure: streams to as many windows as somebody may have', async () => {
    const { token, address } = await listening();
    const ask = `GET /api/live?after=0:00000000-0000-0000-0000-000000000000 HTTP/1.1\r\nHost: x\r\nCookie: __Host-lotse_session=${token}\r\n\r\n`;
    const answers = await Promise.all(Array.from({ length: 21 }, () => raw(address, ask)));
    assert.deepEqual(answers.map((answer) => answer.slice(9, 12)).sort(), [...Array<string>(20).fill('200'), '429']);
  });

  it('is not kept without end: drafts have a size and a number', async () => {
    const client = await signedInBrowser(server, await aPerson(server));
    const write = (key: string, body: unknown) => client.send('PUT', `/api/drafts/${key}`, { body });
    assert.equal((await write('long', 'x'.repeat(300_000))).body.code, 'request.too-large');
    for (let count = 0; count <= 200; count += 1) await write(`note-${count}`, 'a few words');
    const { items } = (await client.send('GET', '/api/drafts')).body;
    assert.deepEqual([items.length, items.some(({ key }: { key: string }) => key === 'note-0')], [200, false]);
  });
});

describe('every answer over https', () => {
  const paths = ['/api/setup', '/api/cases', '/api/nothing', '/api/cases/%zz', '/nothing.js', '/healthz', '/api/openapi.json'];
  for (const url of paths)
    it(`of ${url} insists on encryption below this host too, and opens nothing to other sites`, async () => {
      const { headers } = await get(url, { origin: 'https://evil.example', 'x-forwarded-for': '203.0.113.20' });
      assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains');
      const policy = String(headers['content-security-policy']);
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) assert.ok(policy.includes(part), policy);
      assert.deepEqual([headers['x-content-type-options'], headers['referrer-policy']], ['nosniff', 'no-referrer']);
      assert.equal(headers['access-control-allow-origin'], undefined);
      if (/text|xml/.test(String(headers['content-type']))) assert.match(String(headers['content-type']), /charset=utf-8/i);
    });

  it('of the API is kept by no browser and no proxy, whatever was asked and whoever asked', async () => {
    const described = (await get('/api/openapi.json')).json();
    const questions = Object.keys(described.paths).filter((path) => described.paths[path].get);
    assert.ok(questions.length > 80);
    for (const role of ['case_manager', 'administrator'] as const) {
      const actor = await server.as(role);
      for (const path of questions) {
        const url = path.replaceAll(/\{\w+\}/g, newId());
        const { headers } = await server.request(actor, 'GET', url, undefined, { 'x-forwarded-for': `203.0.113.${role.length}` });
        assert.match(String(headers['cache-control']), /no-store|private/, url);
      }
    }
  });

  it('carries the cookie of a session only to this host, encrypted, and never to scripts', async () => {
    const client = browser(server);
    const { email } = await aPerson(server);
    const { headers } = await client.send('POST', '/api/session', { email, password });
    assert.match(String(headers['set-cookie']), /^__Host-lotse_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('of a stream that stays open carries the headers of all others', async () => {
    const { token, address } = await listening();
    const answer = await raw(
      address,
      `GET /api/live?after=0:00000000-0000-0000-0000-000000000000 HTTP/1.1\r\nHost: x\r\nCookie: __Host-lotse_session=${token}\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1.1 200 /);
    assert.match(answer, /content-security-policy:.*frame-ancestors 'none'/i);
    assert.match(answer, /strict-transport-security: max-age=31536000; includeSubDomains/i);
    assert.match(answer, /x-content-type-options: nosniff/i);
  });
});

describe('a message with two ends', () => {
  it('is not read: who sends a length and chunks as well is refused', async () => {
    const { address } = await listening();
    const smuggled =
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
    const answer = await raw(address, smuggled);
    assert.match(answer, /^HTTP\/1.1 400 /);
    assert.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1);
  });

  it('nor is a method nobody offers: TRACE would say back what a proxy added', async () => {
    const { address } = await listening();
    for (const method of ['TRACE', 'CONNECT', 'TRACK'])
      assert.doesNotMatch(
        await raw(address, `${method} /api/session HTTP/1.1\r\nHost: x\r\nX-Secret: told-back\r\n\r\n`),
        / 200 |told-back/,
      );
  });
});

describe('a changing request', () => {
  const change = (headers: Record<string, string>) =>
    server.app.inject({ method: 'DELETE', url: '/api/session', headers: { 'x-forwarded-for': '203.0.113.30', ...headers } });
  it('over https comes from the one origin that is ours, not from a name that leads here as well', async () => {
    assert.equal((await change({ origin: 'https://lotse.example.org', host: 'lotse.example.org' })).statusCode, 204);
    for (const origin of ['http://lotse.example.org', 'https://rebound.example', 'https://lotse.example.org:8443', 'null'])
      assert.equal((await change({ origin, host: 'rebound.example' })).statusCode, 403);
  });
});

describe('the log', () => {
  const refused = () => lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'refused');

  it('tells who was refused what: ids, the route and the code, never the values', async () => {
    lines.length = 0;
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const ask = () => client.send('GET', `/api/users/export?q=Jane%20Secret`);
    await ask();
    await ask();
    const [entry, ...more] = refused();
    assert.deepEqual([entry.code, entry.userId, entry.method, entry.route], ['access.not-allowed', person.id, 'GET', '/api/users/export']);
    assert.deepEqual([more.length, typeof entry.time, entry.level], [0, 'number', 40]);
    await client.send('GET', `/api/cases/${newId()}`);
    assert.equal(refused()[1].code, 'record.not-found');
    assert.ok(!lines.join('').includes('Secret'));
  });

  it('tells of guessing by people nobody knows, without the address they tried', async () => {
    lines.length = 0;
    await browser(server).send('POST', '/api/session', { email: 'jane.secret@example.org', password: 'not this one at all' });
    assert.deepEqual([refused()[0]?.code, refused()[0]?.userId], ['sign-in.failed', null]);
    assert.ok(!lines.join('').includes('jane.secret'));
  });

  it('tells of a failure with its place in the code and the id that was answered, and nothing of the data', async () => {
    lines.length = 0;
    const { platform } = server;
    const answer = await server.app.inject({ url: '/api/setup', headers: { 'x-forwarded-for': '203.0.113.40' } });
    assert.equal(answer.statusCode, 200);
    const executor = platform.db.getExecutor();
    const original = executor.executeQuery;
    executor.executeQuery = async () => {
      throw Object.assign(new Error('duplicate key: (email)=(jane.secret@example.org)'), { code: 'XX000' });
    };
    try {
      const failed = await get('/api/setup', { 'x-forwarded-for': '203.0.113.40' });
      assert.deepEqual([failed.statusCode, failed.json().code], [500, 'server.error']);
      const entry = JSON.parse(lines.at(-1) ?? '{}');
      assert.equal(`urn:request:${entry.requestId}`, failed.json().instance);
      assert.ok(entry.place.some((place: string) => place.includes('.ts:')));
      assert.ok(!(failed.body + lines.join('')).includes('jane.secret'));
    } finally {
      executor.executeQuery = original;
    }
  });
});

let port: number | undefined;
async function listening(): Promise<{ address: number; token: string }> {
  if (port === undefined) {
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    port = (server.app.server.address() as { port: number }).port;
  }
  const client = await signedInBrowser(server, await aPerson(server));
  return { address: port, token: client.token() ?? '' };
}

/** What the server writes back to these very bytes, until it is still for a moment or closes. */
function raw(to: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(700, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}
