// npm run bench -- open-case [--turns 40] [--rounds 5] [--json]
// Opens a case with its team, four visits, a plan with five goals, a first figure of each and ten duties, all in one transaction: through the product, and by
// inserting the same rows with SQL, turn by turn in one run. Fails when the two do not write the same number of rows into every table.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { median, oneRound } from './measure/load.ts';
import { type Measurement, present } from './measure/measure.ts';
import { openByProduct } from './opening/product.ts';
import { rawOpening } from './opening/raw.ts';
import { rowCounts } from './opening/row-counts.ts';
import { openStage, type Stage } from './opening/stage.ts';

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const turns = Number(values.turns);

/** Of what hand-written SQL inserts in a second, at least this share. */
const TARGET = 0.35;

const stage = await openStage();
const pool = new pg.Pool({ connectionString: stage.appUrl, max: 16 });
try {
  present(await measure(stage), values);
} finally {
  await pool.end();
  await stage.stop();
}

async function measure(of: Stage): Promise<Measurement[]> {
  const ways = { product: (personId: string) => openByProduct(of, personId), raw: await rawAfterProduct(of) };
  const lines: Measurement[] = [];
  for (const concurrency of [1, 4, 16]) {
    const perSecond = { product: [] as number[], raw: [] as number[] };
    for (let round = -1; round < Number(values.rounds); round += 1) {
      for (const way of ['product', 'raw'] as const) {
        const persons = await of.registerPersons(turns);
        const figures = await oneRound(() => ways[way](persons.pop() ?? ''), concurrency, turns);
        if (round >= 0) perSecond[way].push(figures.perSecond);
      }
    }
    const [product, raw] = [median(perSecond.product), median(perSecond.raw)];
    lines.push({
      measure: `Open a case, ${concurrency} at once: of the speed of raw SQL`,
      ...{ figure: product / raw, unit: '×', target: { atLeast: TARGET } },
      details: { 'cases/s': product, 'raw cases/s': raw },
    });
  }
  return lines;
}

/** Both ways once, each counted: what is compared is the same work. */
async function rawAfterProduct(of: Stage): Promise<(personId: string) => Promise<void>> {
  const [recorded = '', copied = ''] = await of.registerPersons(2);
  const byProduct = await rowCounts(of.owner, () => openByProduct(of, recorded));
  const raw = await rawOpening(of, pool, recorded);
  const byRaw = await rowCounts(of.owner, () => raw(copied));
  assert.deepEqual(byRaw, byProduct, 'the raw inserts write other rows than the product');
  assert.deepEqual([byProduct.plan_goals, byProduct.goal_progress, byProduct.duties], [5, 5, 10]);
  if (!values.json) console.error('rows of an opening:', byProduct);
  return raw;
}
