import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkEverything } from './checks.ts';
import { listen } from './database-gone.ts';
import { note } from './figures.ts';
import { startLoad } from './load.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { signIn } from './worker.ts';

const setClock = fileURLToPath(new URL('./set-clock.mjs', import.meta.url));
const minute = 60_000;
const day = 24 * 60 * minute;

/** The server's clock jumps while people write; the database's does not. */
export const clockJumps: Series = {
  name: 'clock',
  title: 'Clock of the server set forward and back by minutes, and to tomorrow',
  rounds: 20,
  run: jump,
};

export async function jump(rounds: number): Promise<SeriesResult> {
  const place = await openPlace();
  const file = join(place.home, 'clock');
  const faults: string[] = [];
  const figures: Record<string, number[]> = {};
  try {
    const server = await place.server({ FAULTS_CLOCK: file }, ['--import', setClock]);
    await server.start();
    const set = (milliseconds: number) => {
      writeFileSync(file, String(milliseconds));
      process.kill(server.pid, 'SIGUSR2');
    };
    const load = await startLoad({ urls: [server.url] });
    const feed = await listen(server.url);
    for (let round = 0; round < rounds; round += 1) {
      for (const milliseconds of [5 * minute, -5 * minute, 0]) {
        set(milliseconds);
        const jumped = performance.now();
        await load.more(1);
        note(figures, 'clock set: next acknowledged write', performance.now() - jumped);
        if (!(await feed.nextAfter(() => load.more(10))))
          faults.push(`the live feed is silent after the clock was set by ${milliseconds} ms`);
      }
    }
    await load.stop();
    feed.close();
    const amara = await signIn(server.url, 'amara');
    const status = async () => (await amara.ask('GET', '/api/session')).status;
    set(day);
    if ((await status()) !== 401) faults.push('a session of yesterday is still open');
    set(0);
    if ((await status()) !== 200) faults.push('a session is lost after the clock was put right');
    faults.push(...(await checkEverything(place, load.ledger)));
    return { faults, blows: rounds * 3 + 2, acknowledged: load.ledger.acknowledged.length, figures };
  } finally {
    await place.remove();
  }
}
