import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkEverything } from './checks.ts';
import { note } from './figures.ts';
import { startLoad } from './load.ts';
import { openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { signIn } from './worker.ts';

/** The disk of database and files is filled to the last byte, and space is made again. */
export const diskFull: Series = { name: 'disk-full', title: 'Disk full for 20 s', rounds: 5, run: fillDisk };

export async function fillDisk(rounds: number): Promise<SeriesResult> {
  let small: (() => void) | undefined;
  const place = await openPlace((home) => {
    small = mountSmallDisk(home);
  });
  if (!small) {
    await place.remove();
    return { faults: [], blows: 0, acknowledged: 0, figures: {}, skipped: ['disk-full: only root may mount a small disk'] };
  }
  const faults: string[] = [];
  const figures: Record<string, number[]> = {};
  const ballast = join(place.home, 'ballast');
  try {
    const server = await place.server();
    await server.start();
    const load = await startLoad({ urls: [server.url] });
    const reader = await signIn(server.url, 'petra');
    for (let round = 0; round < rounds; round += 1) {
      await load.more(20);
      fillUp(ballast);
      const full = performance.now();
      let reads = 0;
      let answered = 0;
      while (performance.now() - full < 20_000) {
        fillUp(ballast);
        reads += 1;
        answered += (await reader.ask('GET', '/api/cases?of=mine').catch(() => undefined))?.status === 200 ? 1 : 0;
        await wait(250);
      }
      note(figures, 'number of reads in a hundred answered while the disk is full', (100 * answered) / reads);
      rmSync(ballast);
      const freed = performance.now();
      await load.more(1);
      note(figures, 'disk full: first write after there is space', performance.now() - freed);
      await load.more(10);
    }
    note(figures, 'number of requests told that there is no space', load.ledger.refusals.get('507 storage.full') ?? 0);
    await load.stop();
    faults.push(...(await checkEverything(place, load.ledger)));
    return { faults, blows: rounds, acknowledged: load.ledger.acknowledged.length, figures };
  } finally {
    await place.remove().catch(() => undefined);
    small();
  }
}

/** A disk of half a gigabyte in memory; answers how to take it away, or nothing where that is not allowed. */
function mountSmallDisk(folder: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=500m,mode=711', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return () => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
}

function fillUp(file: string): void {
  const handle = openSync(file, 'a');
  try {
    const { bavail, bsize } = statfsSync(file);
    const piece = Buffer.alloc(Math.max(bsize, Math.min(bavail * bsize, 16 * 1024 * 1024)));
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
