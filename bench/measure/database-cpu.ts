import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '#platform';

/** Ticks of a second in /proc; every Linux that Node runs on has a hundred. */
const TICKS = 100;

/** CPU seconds that the PostgreSQL behind these connections has used so far, all its processes together; undefined where there is no /proc. */
export async function databaseCpuSeconds(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db);
  const postmaster = statOf(String(rows[0]?.pid))?.parent;
  if (postmaster === undefined) return undefined;
  const own = statOf(String(postmaster));
  const children = readdirSync('/proc').flatMap((name) => {
    const child = /^\d+$/.test(name) ? statOf(name) : undefined;
    return child?.parent === postmaster ? [child.used] : [];
  });
  return [own?.used ?? 0, own?.usedByEnded ?? 0, ...children].reduce((sum, ticks) => sum + ticks, 0) / TICKS;
}

/** See proc(5): after the program's name come state, parent and, from the fourteenth field on, the times. */
function statOf(pid: string): { parent: number; used: number; usedByEnded: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((at) => fields[at]);
    return { parent, used: user + system, usedByEnded: endedUser + endedSystem };
  } catch {
    return undefined;
  }
}
