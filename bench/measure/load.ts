/** Milliseconds of single turns, and turns in a second. */
export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Milliseconds of this process' processor time for each turn: hardly changed by whatever else the machine does. */
  readonly cpu: number;
}

export interface LoadOptions {
  /** How many turns run at once. */
  readonly concurrency: number;
  /** Turns measured in a round, after a tenth as many to warm up before the first. */
  readonly turns: number;
  readonly rounds: number;
}

type Turn = () => Promise<unknown>;

/**
 * Repeats several turns, a round of each after the other so that whatever disturbs the machine disturbs all of them, and answers the median of each figure over
 * the rounds. Each is warmed up before its first round: `turns / 10`, and at least two turns for each that runs at once, so that every connection knows the statements.
 */
export async function measureSideBySide(turns: readonly Turn[], options: LoadOptions): Promise<Figures[]> {
  const { concurrency, rounds } = options;
  for (const turn of turns) await oneRound(turn, concurrency, Math.max(Math.ceil(options.turns / 10), 2 * concurrency));
  const figures = turns.map((): Figures[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, turn] of turns.entries()) figures[at]?.push(await oneRound(turn, concurrency, options.turns));
  return figures.map((taken) => {
    const middle = (of: keyof Figures) => median(taken.map((one) => one[of]));
    return { p50: middle('p50'), p95: middle('p95'), p99: middle('p99'), perSecond: middle('perSecond'), cpu: middle('cpu') };
  });
}

/** The middle one by nearest rank, so that it is a figure that was measured. */
export function median(figures: readonly number[]): number {
  return quantile(figures.toSorted(ascending), 0.5);
}

/** Runs so many turns, so many at once. */
export async function oneRound(turn: Turn, concurrency: number, turns: number): Promise<Figures> {
  const taken: number[] = [];
  let left = turns;
  const started = performance.now();
  const before = process.cpuUsage();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      await turn();
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  taken.sort(ascending);
  const at = (share: number) => quantile(taken, share);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: turns / seconds, cpu: (user + system) / 1000 / turns };
}

const ascending = (one: number, other: number) => one - other;

/** Of sorted numbers, by nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
