import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { checkEverything } from './checks.ts';
import { note } from './figures.ts';
import { startLoad } from './load.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { signIn } from './worker.ts';

/** Clients that dawdle: with their headers, with their bodies, with reading. */
export const slowClients: Series = {
  name: 'slow-clients',
  title: 'Two hundred clients that dawdle with headers, bodies and reading',
  rounds: 1,
  run: (rounds) => dawdle({ rounds, each: 50, ends: true }),
};

/** Within this time every connection of a dawdler is ended: the longest patience of the server is two minutes, and it looks every half minute. */
const longestConnection = 170_000;
/** While they dawdle, others are answered as if nobody did. */
const longestAnswer = 5_000;

export async function dawdle({ rounds, each, ends }: { rounds: number; each: number; ends: boolean }): Promise<SeriesResult> {
  const place = await openPlace();
  const faults: string[] = [];
  const figures: Record<string, number[]> = {};
  let blows = 0;
  try {
    const server = await place.server();
    await server.start();
    const port = Number(new URL(server.url).port);
    const { cookie } = await signIn(server.url, 'amara');
    const load = await startLoad({ urls: [server.url] });
    for (let round = 0; round < rounds; round += 1) {
      const dawdlers = Object.entries(ways(cookie)).flatMap(([way, of]) => Array.from({ length: each }, () => begin(port, way, of)));
      blows += dawdlers.length;
      await wait(3_000);
      load.ledger.slowest = 0;
      await load.more(60);
      note(figures, 'longest answer to others while clients dawdle', load.ledger.slowest);
      if (load.ledger.slowest > longestAnswer) faults.push(`others waited ${Math.round(load.ledger.slowest)} ms`);
      if (ends) await Promise.race([Promise.all(dawdlers.map(({ ended }) => ended)), wait(longestConnection)]);
      for (const { way, seconds, socket } of dawdlers) {
        if (ends && seconds() === undefined) faults.push(`a client that dawdles with ${way} is still connected`);
        socket.destroy();
      }
      for (const { way, seconds } of ends ? dawdlers : []) note(figures, `dawdling with ${way}: connected for`, (seconds() ?? 0) * 1000);
    }
    await load.stop();
    faults.push(...(await checkEverything(place, load.ledger)));
    return { faults: [...new Set(faults)], blows, acknowledged: load.ledger.acknowledged.length, figures };
  } finally {
    await place.remove();
  }
}

interface Dawdling {
  readonly first: string;
  /** Sent every second; nothing when reading is what is slow. */
  readonly drop?: string;
  readonly reads: boolean;
}

function ways(cookie: string): Readonly<Record<string, Dawdling>> {
  const head = `Host: lotse\r\nCookie: ${cookie}\r\n`;
  return {
    headers: { first: 'GET /api/session HTTP/1.1\r\nHost: lotse\r\n', drop: 'X-Slow: 1\r\n', reads: true },
    'a body': {
      first: `POST /api/contacts HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
      drop: ' ',
      reads: true,
    },
    'reading a long answer': { first: `GET /api/openapi.json HTTP/1.1\r\n${head}\r\n`.repeat(40), reads: false },
    'reading the live feed': {
      first: `GET /api/live?after=1:00000000-0000-0000-0000-000000000000 HTTP/1.1\r\n${head}\r\n`,
      reads: true,
    },
  };
}

/** Those who listen to the live feed and read it are not dawdling: they only have to cost nothing. */
const mayStay = 'reading the live feed';

function begin(port: number, way: string, { first, drop, reads }: Dawdling) {
  const started = performance.now();
  let end: number | undefined;
  const socket: Socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const ended = way === mayStay ? Promise.resolve() : new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.once('close', () => {
    end = (performance.now() - started) / 1000;
  });
  socket.write(first);
  if (reads) socket.resume();
  else socket.pause();
  const dropping = setInterval(() => (drop && socket.writable ? socket.write(drop) : undefined), 1_000);
  socket.once('close', () => clearInterval(dropping));
  return { way, socket, ended, seconds: () => end ?? (way === mayStay ? 0 : undefined) };
}
