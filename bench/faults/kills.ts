import { setTimeout as wait } from 'node:timers/promises';
import { checkEverything } from './checks.ts';
import { note } from './figures.ts';
import { startLoad } from './load.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';

export type Victim = 'server' | 'database' | 'both';

/** kill -9 in the midst of writing: the server, its PostgreSQL with all its processes, both in one moment. */
export const kills: Series = {
  name: 'kills',
  title: 'kill -9 of the server, of PostgreSQL, of both',
  rounds: 100,
  run: (rounds) => killAgainAndAgain(['server', 'database', 'both'], rounds),
};

/** Every victim is killed so many times. A killed server is started again; one that lost its database finds it again by itself. */
export async function killAgainAndAgain(victims: readonly Victim[], rounds: number): Promise<SeriesResult> {
  const place = await openPlace();
  try {
    const server = await place.server();
    await server.start();
    const database = await place.database();
    const load = await startLoad({ urls: [server.url] });
    const figures: Record<string, number[]> = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const victim of victims) {
        await load.more(8);
        await wait(Math.random() * 100);
        const killed = performance.now();
        if (victim !== 'server') database.kill();
        if (victim !== 'database') await server.kill();
        if (victim !== 'database') await server.start();
        // Nine may have been under way; the tenth was sent after the blow.
        await load.more(10);
        note(figures, `${victim}: from the kill to the tenth acknowledged write`, performance.now() - killed);
      }
    }
    await load.stop();
    const faults = await checkEverything(place, load.ledger);
    return { faults, blows: rounds * victims.length, acknowledged: load.ledger.acknowledged.length, figures };
  } finally {
    await place.remove();
  }
}
