import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { languages } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { mailJob, renderMail, sendMail, text } from './index.ts';

let server: TestServer;
let post: PostOffice;
before(async () => {
  server = await testServer();
  post = await postOffice();
});
after(async () => {
  await server.stop();
  await post.close();
});

const aMail = (to = 'ines@example.org') => ({
  to,
  language: 'de' as const,
  template: 'identity.invitation',
  facts: { givenName: 'Ines', familyName: 'Moretti', network: 'Test Network', invitedBy: 'Amara Lindgren' },
  secretFacts: { link: 'https://lotse.example.org/invitation/a-secret-token' },
});
const write = (to?: string) => server.inTransaction(server.system(), (tx) => sendMail(tx, server.platform, aMail(to)));
const stored = (id: string) =>
  server.inTransaction(server.system(), (tx) => tx.db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const deliver = (id: string, url = post.url) => {
  const mail = { ...server.platform.settings.mail, transport: { kind: 'smtp' as const, url } };
  return mailJob.run({ ...server.platform, settings: { ...server.platform.settings, mail } }, { networkId: server.networkId, mailId: id });
};

describe('a mail', () => {
  it('leaves once, as text and HTML in the language of its receiver, and its secret facts are forgotten then', async () => {
    const id = await write();
    await deliver(id);
    await deliver(id);
    const received = post.received.filter((message) => message.includes(id));
    assert.equal(received.length, 1);
    assert.match(received[0] ?? '', /^To: ines@example\.org/m);
    assert.match(received[0] ?? '', /^Auto-Submitted: auto-generated/m);
    assert.match(received[0] ?? '', /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
    const mail = await stored(id);
    assert.deepEqual([mail.sentAt !== null, mail.sealedFacts], [true, null]);
  });

  it('is not readable in the database as far as it opens a door', async () => {
    const mail = await stored(await write());
    assert.ok(!JSON.stringify(mail.facts).includes('a-secret-token'));
    assert.ok(mail.sealedFacts && !mail.sealedFacts.toString('latin1').includes('a-secret-token'));
  });

  it('that cannot be delivered now is tried again; an address that does not exist is not', async () => {
    const busy = await write('busy@example.org');
    await assert.rejects(deliver(busy), /could not be sent: EENVELOPE 451$/);
    assert.equal((await stored(busy)).failure, 'EENVELOPE 451');
    const gone = await write('gone@example.org');
    await deliver(gone);
    const mail = await stored(gone);
    assert.deepEqual([mail.failure, mail.sentAt], ['EENVELOPE 550', null]);
  });

  it('does not leave in the clear but to this machine: a server that offers no encryption gets nothing', async () => {
    const id = await write();
    // The same server by a name that could be anywhere.
    await assert.rejects(deliver(id, post.url.replace('127.0.0.1', '0.0.0.0')), /could not be sent/);
    assert.deepEqual([post.received.filter((message) => message.includes(id)).length, (await stored(id)).sentAt], [0, null]);
    await deliver(id);
    assert.equal(post.received.filter((message) => message.includes(id)).length, 1);
  });

  it('stays in the outbox where none are sent', async () => {
    const id = await write();
    await mailJob.run(server.platform, { networkId: server.networkId, mailId: id });
    assert.equal((await stored(id)).sentAt, null);
  });

  it('is not written when its transaction fails', async () => {
    const count = () =>
      server.inTransaction(server.system(), async (tx) => (await tx.db.selectFrom('mails').select('id').execute()).length);
    const before = await count();
    await assert.rejects(
      server.inTransaction(server.system(), async (tx) => {
        await sendMail(tx, server.platform, aMail());
        throw new Error('changed my mind');
      }),
    );
    assert.equal(await count(), before);
  });

  it('cannot be given paragraphs, headers or markup by a name', () => {
    const { subject, text, html } = renderMail('en', 'identity.invitation', {
      givenName: '<b>Ines</b>\n\nhttps://evil.example/',
      familyName: '',
      network: 'Net\r\nBcc: all@example.org',
      invitedBy: 'x',
      link: 'https://lotse.example.org/x',
    });
    assert.ok(!/[\r\n]/.test(subject));
    assert.ok(!html.includes('<b>') && !html.includes('href="https://evil'));
    assert.ok(!text.includes('\n\nhttps://evil'));
  });
});

describe('the words of the server', () => {
  it('are there in every language, and a missing key is a bug', () => {
    for (const language of languages) assert.notEqual(text(language, 'identity:user.roles'), '');
    assert.throws(() => text('en', 'identity:no.such.key'), /no text for identity:no\.such\.key in en/);
  });
});

interface PostOffice {
  readonly url: string;
  readonly received: string[];
  close(): Promise<void>;
}

/** An SMTP server that takes everything but mail to `busy@` (for now) and `gone@` (for good). */
async function postOffice(): Promise<PostOffice> {
  const received: string[] = [];
  const listener: Server = createServer((socket) => serve(socket, received));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => listener.close(() => resolve())) };
}

function serve(socket: Socket, received: string[]): void {
  let message: string | undefined;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (line: string): void => {
    if (message !== undefined) {
      if (line !== '.') message += `${line}\n`;
      else {
        received.push(message);
        message = undefined;
        say('250 taken');
      }
    } else if (/^RCPT TO:<busy@/i.test(line)) say('451 later');
    else if (/^RCPT TO:<gone@/i.test(line)) say('550 nobody');
    else if (/^DATA/i.test(line)) {
      message = '';
      say('354 go on');
    } else if (/^QUIT/i.test(line)) {
      say('221 bye');
      socket.end();
    } else say('250 yes');
  };
  let rest = '';
  say('220 post office');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) answer(line);
  });
}
