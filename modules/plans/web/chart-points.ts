import { type CalendarDate, daysBetween } from '#kernel';
import { rangeOf } from '../rules-progress.ts';
import type { Goal } from './queries.ts';

export type ChartSize = { width: number; height: number; left: number; right: number; top: number; bottom: number };

type Charted = Pick<Goal, 'scale' | 'baseline' | 'target'> & {
  progress: readonly Pick<Goal['progress'][number], 'id' | 'recordedOn' | 'value'>[];
};

/** Where the values of a goal lie in a picture: across by day, up by value; the scale's whole range where it has one, else room for all values and the target. */
export function chartOf(goal: Charted, size: ChartSize) {
  const values = [...goal.progress.map(({ value }) => value), goal.baseline, goal.target].filter((value) => value !== null);
  const range = rangeOf(goal.scale);
  const [low, high] = range ? [range.lowest, range.highest] : padded(Math.min(...values), Math.max(...values));
  const first = goal.progress.at(0)?.recordedOn as CalendarDate | undefined;
  const last = goal.progress.at(-1)?.recordedOn as CalendarDate | undefined;
  const days = first && last ? Math.max(1, daysBetween(first, last)) : 1;
  const x = (on: string) => size.left + (first ? daysBetween(first, on as CalendarDate) / days : 0) * (size.width - size.left - size.right);
  const y = (value: number) => size.height - size.bottom - ((value - low) / (high - low)) * (size.height - size.top - size.bottom);
  const points = goal.progress.map((entry) => ({ id: entry.id, x: round(x(entry.recordedOn)), y: round(y(entry.value)) }));
  return {
    points,
    path: points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''),
    target: goal.target === null ? null : round(y(goal.target)),
    ticks: [low, (low + high) / 2, high].map((value) => ({ value, y: round(y(value)) })),
  };
}

/** Whole steps around the values, never a flat line on the edge. */
function padded(lowest: number, highest: number): [number, number] {
  const span = highest - lowest || Math.abs(highest) || 1;
  const step = 10 ** Math.floor(Math.log10(span));
  const low = Math.floor(lowest / step) * step;
  const high = Math.ceil(highest / step) * step;
  return low === high ? [low - step, high + step] : [low, high];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
