import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { checkEverything } from './checks.ts';
import { note } from './figures.ts';
import { Ledger } from './ledger.ts';
import { startLoad } from './load.ts';
import { emptyPlace, openPlace } from './place.ts';
import type { Series, SeriesResult } from './series.ts';

/** A backup is taken while people write, and restored elsewhere. */
export const backups: Series = {
  name: 'backups',
  title: 'Backup while people write, restored elsewhere',
  rounds: 5,
  run: backUpUnderLoad,
};

/**
 * What was acknowledged before the backup began must be in what was restored; every chain, duty, right and file of it must verify; and a backup of the
 * restored place must hold what the first one holds, table by table.
 */
export async function backUpUnderLoad(rounds: number): Promise<SeriesResult> {
  const place = await openPlace();
  const faults: string[] = [];
  const figures: Record<string, number[]> = {};
  let acknowledged = 0;
  try {
    const server = await place.server();
    await server.start();
    const load = await startLoad({ urls: [server.url] });
    for (let round = 0; round < rounds; round += 1) {
      await load.more(30);
      const before = new Ledger();
      before.acknowledged.push(...load.ledger.acknowledged);
      const file = join(place.home, `round-${round}.backup.gz`);
      const started = performance.now();
      const made = await place.lotse('backup', file);
      note(figures, 'backup under load', performance.now() - started);
      if (made.code !== 0) faults.push(`backup: ${made.output.trim()}`);
      const elsewhere = await emptyPlace();
      try {
        const restored = await elsewhere.lotse('restore', file, '--secrets', join(place.home, 'secrets.json'));
        if (restored.code !== 0) faults.push(`restore: ${restored.output.trim()}`);
        const again = join(elsewhere.home, 'again.backup.gz');
        await elsewhere.lotse('backup', again);
        const [one, other] = [await checksumsOf(file), await checksumsOf(again)];
        for (const [table, checksum] of one) if (other.get(table) !== checksum) faults.push(`${table} is not restored as it was`);
        const database = await elsewhere.ownDatabase();
        faults.push(...(await checkEverything(elsewhere, before)));
        await database.stop();
      } finally {
        await elsewhere.remove();
      }
    }
    await load.stop();
    acknowledged = load.ledger.acknowledged.length;
    return { faults, blows: rounds, acknowledged, figures };
  } finally {
    await place.remove();
  }
}

/** The checksum the file holds of each table. */
async function checksumsOf(file: string): Promise<Map<string, string>> {
  const checksums = new Map<string, string>();
  let table = '';
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (!line.startsWith('{"lotse":')) continue;
    const said = JSON.parse(line) as { lotse: string; name?: string; sha256?: string };
    if (said.lotse === 'table') table = said.name ?? '';
    if (said.lotse === 'end') checksums.set(table, said.sha256 ?? '');
  }
  return checksums;
}
