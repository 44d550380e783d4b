// npm run bench -- writers [--rounds 40] [--seed 1] [--report docs/probes.md]
// Two and three people write to a record of every kind there is, in random order and at the same moment; nothing may be lost and nothing merged wrongly.
import { parseArgs } from 'node:util';
import { reportWriters } from './probes/report.ts';
import { manyWriters } from './probes/writers/writers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    report: { type: 'string' },
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
console.log(`seed ${seed}, ${rounds} rounds for each kind of record`);
const report = await manyWriters({
  rounds,
  seed,
  onKind: ({ table, taken, conflicts, refused, faults }) => {
    console.log(`${table.padEnd(26)} ${taken} taken, ${refused} refused (${conflicts} conflicts), ${faults.length} faults`);
    for (const fault of new Set(faults)) console.log(`  ${fault}`);
  },
});
for (const fault of report.faults) console.log(fault);
console.log(`${report.creations} ways to make a record were repeated, ${report.faults.length} faults`);
if (values.report) reportWriters(values.report, { seed, rounds, report });
process.exitCode = report.faults.length + report.kinds.reduce((sum, { faults }) => sum + faults.length, 0) > 0 ? 1 : 0;
