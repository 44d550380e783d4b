import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes that a process and all it started really take: what several share counts once (proportional set size, proc(5)). */
export function megabytesOf(pid: number): { all: number; own: number } {
  const parents = new Map(pids().map((each) => [each, parentOf(each)]));
  const family = [pid];
  for (const member of family) for (const [each, parent] of parents) if (parent === member) family.push(each);
  const own = proportional(pid);
  return { all: family.slice(1).reduce((sum, each) => sum + proportional(each), own), own };
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : undefined;
}

function proportional(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

/** Nothing of a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
