import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { emailOf, workers } from '../../apps/server/demo/workers.ts';
import { checkEverything } from './checks.ts';
import { listen } from './database-gone.ts';
import { note } from './figures.ts';
import { startLoad } from './load.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { signIn } from './worker.ts';

/** Two servers over one database: work goes to both, one of them is killed again and again. */
export const twoServers: Series = {
  name: 'two-servers',
  title: 'Two servers on one database, one of them killed',
  rounds: 20,
  run: workOnBoth,
};

const mails = 10;

export async function workOnBoth(rounds: number): Promise<SeriesResult> {
  const place = await openPlace();
  const post = await mailServer();
  try {
    const { env } = await place.ownDatabase();
    const settings = { ...env, MAIL: `smtp://127.0.0.1:${post.port}`, LOTSE_URL: 'http://lotse.example' };
    const [here, there] = [await place.server(settings), await place.server(settings)];
    await Promise.all([here.start(), there.start()]);
    const faults: string[] = [];
    const figures: Record<string, number[]> = {};

    const load = await startLoad({ urls: [here.url, there.url] });
    const feed = await listen(there.url);
    const amara = await signIn(here.url, 'amara');
    amara.at(there.url);
    if ((await amara.ask('GET', '/api/session')).status !== 200) faults.push('a session of one server is not known to the other');
    if (!(await feed.nextAfter(() => load.more(10)))) faults.push('the live feed of one server does not tell what the other did');

    const asking = Array.from({ length: mails }, (_, index) => forgotPassword(index % 2 === 0 ? here.url : there.url));
    await Promise.all(asking);
    for (let round = 0; round < rounds; round += 1) {
      await load.more(20);
      const killed = performance.now();
      await here.kill();
      await load.more(1);
      note(figures, 'two servers: from the kill of one to the next write', performance.now() - killed);
      await here.start();
    }
    await load.stop();
    feed.close();
    for (let looks = 0; looks < 200 && post.received.size === 0; looks += 1) await wait(100);
    await wait(2_000);
    const twice = [...post.received].filter(([, times]) => times > 1);
    if (post.received.size === 0) faults.push('no mail was sent');
    if (twice.length > 0) faults.push(`${twice.length} mails were sent twice`);
    faults.push(...(await lockedOnBoth(here.url, there.url)), ...(await checkEverything(place, load.ledger)));
    return { faults, blows: rounds, acknowledged: load.ledger.acknowledged.length, figures };
  } finally {
    await place.remove();
    post.close();
  }
}

async function forgotPassword(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/api/password-resets`, { method: 'POST', headers, body: JSON.stringify({ email: emailOf(workers.tom) }) });
}

/** Wrong passwords are counted once, whichever server hears them. */
async function lockedOnBoth(...urls: readonly string[]): Promise<string[]> {
  const attempt = async (url: string) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ email: emailOf(workers.victor), password: 'not the password of Victor' });
    const response = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
    return ((await response.json()) as { code: string }).code;
  };
  const codes: string[] = [];
  for (let turn = 0; turn < 16; turn += 1) codes.push(await attempt(urls[turn % urls.length] ?? ''));
  return urls.flatMap((_, index) =>
    codes.slice(-urls.length)[index] === 'sign-in.locked' ? [] : [`sixteen wrong passwords do not lock server ${index + 1}`],
  );
}

/** Takes mails and counts them by their message id. */
async function mailServer(): Promise<{ port: number; received: Map<string, number>; close(): void }> {
  const received = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    let text = '';
    let isData = false;
    socket.write('220 ready\r\n');
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        const id = /^message-id: (.*)$/i.exec(line)?.[1];
        if (isData && id) received.set(id, (received.get(id) ?? 0) + 1);
        if (isData && line !== '.') continue;
        if (line === 'DATA') socket.write('354 go on\r\n');
        else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
        isData = line === 'DATA';
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
