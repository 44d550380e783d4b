// npm run bench -- faults [name …] [--rounds N] [--seed S] [--report docs/faults.md] [--json]
// Breaks things while people write: kills, a database that is gone, a full disk, slow readers … and then looks for every acknowledged write, every chain and duty.
import { parseArgs } from 'node:util';
import { allSeries } from './faults/all-series.ts';
import { forgetTemplate } from './faults/place.ts';
import { describeFigures, type Ran, writeReport } from './faults/report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    report: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !allSeries.some((series) => series.name === name));
if (unknown.length > 0)
  throw new Error(`There is no series ${unknown.join(', ')}. There are: ${allSeries.map(({ name }) => name).join(', ')}.`);

const ran: Ran[] = [];
for (const series of allSeries.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const started = performance.now();
  const result = await series.run(values.rounds ? Number(values.rounds) : series.rounds);
  const seconds = (performance.now() - started) / 1000;
  ran.push({ series, result, seconds });
  if (values.json) continue;
  console.log(
    `${result.faults.length > 0 ? '✖' : '✔'} ${series.title}: ${result.blows} blows, ${result.acknowledged} writes, ${seconds.toFixed(0)} s`,
  );
  for (const line of describeFigures(result)) console.log(`    ${line}`);
  for (const fault of result.faults.slice(0, 20)) console.log(`  ✖ ${fault}`);
  for (const why of result.skipped ?? []) console.log(`  left out: ${why}`);
}
await forgetTemplate();
if (values.json)
  console.log(
    JSON.stringify(
      ran.map(({ series: { name }, ...rest }) => ({ name, ...rest })),
      null,
      2,
    ),
  );
if (values.report) writeReport(values.report, ran);
process.exit(ran.some(({ result }) => result.faults.length > 0) ? 1 : 0);
