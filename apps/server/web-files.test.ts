import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import type { App } from '#platform';
import { serveWeb } from './web-files.ts';

const script = 'export const words = 1;';
const app = Fastify() as unknown as App;
let dist: string;
before(async () => {
  dist = await mkdtemp(join(tmpdir(), 'lotse-web-'));
  await mkdir(join(dist, 'assets'));
  await writeFile(join(dist, 'index.html'), '<!doctype html>');
  await writeFile(join(dist, 'assets/words-1a2b.js'), script);
  await writeFile(join(dist, 'assets/words-1a2b.js.br'), brotliCompressSync(script));
  await writeFile(join(dist, 'assets/words-1a2b.js.gz'), gzipSync(script));
  await serveWeb(app, dist);
});
after(async () => {
  await app.close();
  await rm(dist, { recursive: true });
});

const get = (url: string, encoding = 'identity') => app.inject({ url, headers: { 'accept-encoding': encoding } });

describe('the web app', () => {
  it('is sent as it was compressed beforehand, the best a browser takes, and kept for a year', async () => {
    for (const [accepted, sent] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { statusCode, headers } = await get('/assets/words-1a2b.js', accepted);
      assert.deepEqual([statusCode, headers['content-encoding']], [200, sent], accepted);
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.match(String(headers['content-type']), /^(text|application)\/javascript/);
    }
    assert.equal((await get('/assets/words-1a2b.js')).body, script);
  });

  it('begins with a page that is asked for anew each time, whatever its address', async () => {
    for (const url of ['/', '/cases/01a2064a-3db6-7533-8b8b-12ae057924c0']) {
      const { statusCode, headers } = await get(url);
      assert.deepEqual([statusCode, headers['cache-control']], [200, 'no-cache'], url);
    }
  });

  it('does not take the page for a file that is no longer there', async () => {
    for (const url of ['/assets/words-0000.js', '/api/nothing']) assert.ok((await get(url)).statusCode >= 400, url);
  });
});
