// npm run bench -- matrix [--every 1] [--report docs/probes.md]   --every 10 asks a tenth of it, each operation by other people
// Every operation of the API as every role in every standing to a case, compared with the table of permissions and with what was granted.
import { parseArgs } from 'node:util';
import { accessMatrix, oneIn } from './probes/matrix/matrix.ts';
import { reportMatrix } from './probes/report.ts';

const { values } = parseArgs({ options: { every: { type: 'string', default: '1' }, report: { type: 'string' } } });
const report = await accessMatrix(oneIn(Number(values.every)));
for (const [standing, { asked, allowed, denied }] of report.byStanding)
  console.log(`${standing.padEnd(34)} ${asked} asked, ${allowed} allowed, ${denied} denied`);
for (const difference of [...report.unready, ...report.differences]) console.log(difference);
console.log(`${report.combinations} combinations of ${report.operations} operations, ${report.differences.length} differences`);
if (values.report) reportMatrix(values.report, report);
process.exitCode = report.differences.length + report.unready.length > 0 ? 1 : 0;
