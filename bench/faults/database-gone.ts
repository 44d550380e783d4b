import { setTimeout as wait } from 'node:timers/promises';
import { checkEverything } from './checks.ts';
import { note } from './figures.ts';
import { startLoad } from './load.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { signIn } from './worker.ts';

/** After this long without a database everybody has an answer: the silence that counts as gone, and a little. */
const longestWait = 20_000;

type Way = 'refused' | 'silent' | 'frozen';

/** The database is away for half a minute: the wire refuses, the wire is silent, the database itself hangs. */
export const databaseGone: Series = {
  name: 'database-gone',
  title: 'Database away for 30 s: connections refused, network silent, database frozen',
  rounds: 3,
  run: (rounds) => breakDatabase({ rounds, seconds: { refused: 30, silent: 30, frozen: 30 } }),
};

/** Each way of being away, for so many seconds. */
export async function breakDatabase({ rounds, seconds }: { rounds: number; seconds: Partial<Record<Way, number>> }): Promise<SeriesResult> {
  const place = await openPlace();
  try {
    const { wire, env } = await place.ownDatabase();
    const server = await place.server(env);
    await server.start();
    const load = await startLoad({ urls: [server.url] });
    const feed = await listen(server.url);
    const database = await place.database();
    const ways = {
      refused: [() => wire.cut('closed'), wire.mend],
      silent: [() => wire.cut('silent'), wire.mend],
      frozen: [database.freeze, database.thaw],
    } satisfies Record<Way, readonly [() => void, () => void]>;
    const figures: Record<string, number[]> = {};
    const faults: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const [way, duration] of Object.entries(seconds) as [Way, number][]) {
        const [breakIt, mendIt] = ways[way];
        await load.more(20);
        load.ledger.slowest = 0;
        breakIt();
        await wait(duration * 1000);
        if (!(await isRunning(server.url))) faults.push(`${way}: /healthz does not answer while the database is away`);
        mendIt();
        const mended = performance.now();
        await load.more(1);
        note(figures, `${way}: first write after the database is back`, performance.now() - mended);
        await load.more(20);
        note(figures, `${way}: longest wait for an answer`, load.ledger.slowest);
        if (load.ledger.slowest > longestWait) faults.push(`${way}: somebody waited ${Math.round(load.ledger.slowest)} ms for an answer`);
        const news = await feed.nextAfter(() => load.more(5));
        if (!news) faults.push(`${way}: the live feed tells nothing any more`);
      }
    }
    await load.stop();
    feed.close();
    faults.push(...(await checkEverything(place, load.ledger)));
    return { faults, blows: rounds * Object.keys(seconds).length, acknowledged: load.ledger.acknowledged.length, figures };
  } finally {
    await place.remove();
  }
}

async function isRunning(url: string): Promise<boolean> {
  return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ?? false;
}

/** One open screen that follows the live feed. */
export async function listen(url: string) {
  const worker = await signIn(url, 'amara');
  const { body } = await worker.ask('GET', '/api/session');
  const stopped = new AbortController();
  const answer = await fetch(`${url}/api/live?after=${encodeURIComponent(body.feedCursor)}`, {
    headers: { cookie: worker.cookie },
    signal: stopped.signal,
  });
  let heard = 0;
  void (async () => {
    for await (const chunk of answer.body ?? []) heard += Buffer.from(chunk).toString().split('\ndata:').length - 1;
  })().catch(() => undefined);
  return {
    /** Whether something is told of what happens meanwhile, within ten seconds. */
    async nextAfter(happens: () => Promise<void>): Promise<boolean> {
      const before = heard;
      await happens();
      for (let looks = 0; looks < 400 && heard === before; looks += 1) await wait(25);
      return heard > before;
    },
    close: () => stopped.abort(),
  };
}
