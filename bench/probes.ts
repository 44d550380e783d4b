// npm run bench -- probes [--requests 10000] [--seed 1] [--area contacts] [--report docs/probes.md]
// Asks every area of the API thousands of valid, nearly valid and hostile requests, and names each answer that is not as it must be.
import { parseArgs } from 'node:util';
import { type AreaReport, probe } from './probes/probe.ts';
import { reportProbes } from './probes/report.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    area: { type: 'string', multiple: true },
    report: { type: 'string' },
  },
});
const perArea = Number(values.requests);
const seed = Number(values.seed);
console.log(`seed ${seed}, ${perArea} requests per area`);

const reports = await probe({ perArea, seed, onArea: say, ...(values.area ? { areas: values.area } : {}) });
if (values.report) reportProbes(values.report, { seed, perArea, reports });
const found = reports.reduce((sum, { faults }) => sum + faults.length, 0);
console.log(`${reports.reduce((sum, { requests }) => sum + requests, 0)} requests, ${found} faults`);
process.exitCode = found > 0 ? 1 : 0;

function say({ area, requests, accepted, slowest, slowestOperation, neverAccepted, faults }: AreaReport): void {
  const share = ((100 * accepted) / requests).toFixed(0);
  console.log(
    `${area.padEnd(18)} ${requests} asked, ${share} % accepted, slowest ${slowest.toFixed(0)} ms (${slowestOperation}), ${faults.length} faults`,
  );
  if (neverAccepted.length > 0) console.log(`  never accepted: ${neverAccepted.join(', ')}`);
  const kinds = Map.groupBy(faults, ({ operation, what }) => `${operation}: ${what}`);
  for (const [kind, [example, ...more]] of kinds)
    console.log(`  ${kind} (${more.length + 1}×), turn ${example?.turn} by ${example?.caller}: ${example?.request}`);
}
