import { loadavg } from 'node:os';

/** One line of the table: what was measured, what came out, and what it is held to. */
export interface Measurement {
  readonly measure: string;
  readonly figure: number;
  readonly unit: 'ms' | 's' | 'MB' | 'kB' | '/s' | '×' | 'points';
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** The figures behind it, by name and with their units in the name (`p95 ms`). */
  readonly details?: Readonly<Record<string, number>>;
}

export type Verdict = 'held' | 'missed' | 'no target';

/** Whether the figure keeps to its target; a figure that could not be taken does not. */
export function verdictOf({ figure, target }: Pick<Measurement, 'figure' | 'target'>): Verdict {
  if (!target) return 'no target';
  const holds = 'atMost' in target ? figure <= target.atMost : figure >= target.atLeast;
  return holds ? 'held' : 'missed';
}

/**
 * Ends every measurement that can be run by name: with `json` its lines for a program that reads them, otherwise the table. Whatever else is told on the way
 * goes to the error channel.
 */
export function present(measurements: readonly Measurement[], { json }: { json: boolean }): void {
  if (json) console.log(JSON.stringify(measurements.map((one) => ({ ...one, verdict: verdictOf(one) }))));
  else console.log(`\n${tableOf(measurements)}\n\nLoad of the machine at the end: ${written(loadavg()[0] ?? 0)}.`);
}

/** The table as it goes into docs/performance.md. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map((one) => [one.measure, figureOf(one), targetOf(one), verdictOf(one), detailsOf(one)]);
  const head = ['Measure', 'Figure', 'Target', 'Verdict', 'Behind it'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

function figureOf({ figure, unit }: Measurement): string {
  return `${written(figure)} ${unit}`;
}

function targetOf({ target, unit }: Measurement): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${written(target.atMost)} ${unit}` : `≥ ${written(target.atLeast)} ${unit}`;
}

function detailsOf({ details = {} }: Measurement): string {
  return Object.entries(details)
    .map(([name, figure]) => `${name} ${written(figure)}`)
    .join(' · ');
}

/** Three digits are enough of any figure that is measured. */
function written(figure: number): string {
  return figure.toLocaleString('en', figure < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });
}
