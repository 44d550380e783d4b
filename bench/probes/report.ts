import { writeFileSync } from 'node:fs';
import type { AreaReport } from './probe.ts';

/** Writes what a run found as a page of the documentation. */
export function writeReport(
  file: string,
  { seed, perArea, reports }: { seed: number; perArea: number; reports: readonly AreaReport[] },
): void {
  const rows = reports.map(
    ({ area, requests, accepted, refused, faults }) => `| ${area} | ${requests} | ${accepted} | ${refused} | ${faults.length} |`,
  );
  const faults = reports.flatMap((report) =>
    report.faults.map(({ operation, caller, what }) => `- \`${operation}\` by ${caller}: ${what}`),
  );
  const lines = [
    '# What was asked of the API',
    '',
    'Every operation is asked valid, nearly valid and hostile requests, made from its OpenAPI description: wrong types and lengths, halves of characters,',
    'numbers at their limits, deep nesting, broken bodies, injections, ids of other networks and of records the caller may not see. Every answer must be no',
    'failure of the server, a problem in `application/problem+json` when it is refused, without a change in any table when it is refused, and without a word',
    "of what is not the caller's.",
    '',
    `Seed ${seed}, ${perArea} requests per area. Again: \`npm run bench -- probes --requests ${perArea} --seed ${seed}\`.`,
    '',
    '| Area | Requests | Accepted | Refused | Faults |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...(faults.length > 0 ? ['## Faults', '', ...new Set(faults), ''] : []),
  ];
  writeFileSync(file, lines.join('\n'));
}
