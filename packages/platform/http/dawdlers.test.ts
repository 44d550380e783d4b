import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import Fastify from 'fastify';
import { endDawdlers } from './dawdlers.ts';

describe('a request whose body does not come to an end', () => {
  const app = Fastify();
  endDawdlers(app, 200);
  app.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload.resume();
    payload.once('end', () => done(null, {}));
  });
  app.post('/', async () => 'taken');
  before(() => app.listen({ host: '127.0.0.1', port: 0 }));
  after(() => app.close());

  /** What comes back on a connection that gets `first` and, once the server has had time to lose patience, the rest. */
  async function send(type: string, first: string, rest: string): Promise<string> {
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => (answer += text));
    const length = first.length + rest.length;
    socket.write(
      `POST / HTTP/1.1\r\nHost: lotse\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${first}`,
    );
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    setTimeout(() => socket.writable && socket.write(rest), 600).unref();
    await ended;
    return answer;
  }

  it('loses its connection, and nothing is done', async () => {
    assert.equal(await send('application/json', '{', '}'), '');
  });

  it('is taken when it ends in time, and a file may take longer', async () => {
    assert.match(await send('application/json', '{}', ''), /taken$/);
    assert.match(await send('multipart/form-data; boundary=x', 'half', 'whole'), /taken$/);
  });
});
