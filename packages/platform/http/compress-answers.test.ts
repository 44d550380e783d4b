import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { compressAnswer } from './compress-answers.ts';

const app = fastify();
const long = { names: Array.from({ length: 200 }, (_, index) => `Almeida ${index}`) };
before(async () => {
  app.addHook('onSend', compressAnswer);
  app.get('/long', async () => long);
  app.get('/short', async () => ({ name: 'Almeida' }));
  app.get('/problem', async (_request, reply) => reply.code(422).type('application/problem+json').send(JSON.stringify(long)));
  app.get('/text', async (_request, reply) => reply.type('text/csv').send('a;b\n'.repeat(1_000)));
  await app.ready();
});
after(() => app.close());

const get = (url: string, encoding?: string) => app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

describe('an answer in JSON', () => {
  for (const url of ['/long', '/problem'])
    it(`is compressed for whoever takes it, and says its length: ${url}`, async () => {
      const answer = await get(url, 'deflate, gzip, br');
      assert.equal(answer.headers['content-encoding'], 'gzip');
      assert.equal(answer.headers['content-length'], String(answer.rawPayload.length));
      assert.equal(answer.headers.vary, 'Accept-Encoding');
      assert.deepEqual(JSON.parse(gunzipSync(answer.rawPayload).toString()), long);
      assert.ok(answer.rawPayload.length < JSON.stringify(long).length / 3);
    });

  for (const encoding of [undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.000'])
    it(`goes as it is to who does not take it: ${encoding}`, async () => {
      const answer = await get('/long', encoding);
      assert.equal(answer.headers['content-encoding'], undefined);
      assert.deepEqual(answer.json(), long);
    });

  it('stays as it is when it is short, and so does what is not JSON', async () => {
    for (const url of ['/short', '/text']) assert.equal((await get(url, 'gzip')).headers['content-encoding'], undefined);
  });
});
