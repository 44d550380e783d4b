import fc from 'fast-check';
import { type Changes, watchChanges } from './changes.ts';
import { type Answer, faultsOf } from './judge.ts';
import { apiOperations, type Operation } from './operations.ts';
import { type ProbeRequest, requestsOf } from './requests.ts';
import { type Caller, openWorld, type World } from './world.ts';

/** One request whose answer is wrong, with what it takes to ask it again. */
export interface Fault {
  readonly operation: string;
  readonly caller: string;
  readonly turn: number;
  readonly what: string;
  readonly request: string;
}

/** What a run over one area found: how many requests were answered how, the slowest answer in milliseconds, and every fault. */
export interface AreaReport {
  readonly area: string;
  readonly requests: number;
  readonly accepted: number;
  readonly refused: number;
  readonly slowest: number;
  readonly faults: readonly Fault[];
}

/** How many requests each area gets, and the seed; the same seed asks the same questions again, about records with other ids. */
export interface ProbeOptions {
  readonly perArea: number;
  readonly seed: number;
  /** Only these areas; all when it is not given. */
  readonly areas?: readonly string[];
  readonly onArea?: (report: AreaReport) => void;
}

const refreshEvery = 200;

/** Asks every operation of every area many things and judges each answer, on a server with a database of its own. */
export async function probe({ perArea, seed, areas, onArea }: ProbeOptions): Promise<AreaReport[]> {
  const world = await openWorld();
  const changes = await watchChanges(world.server.ownerUrl);
  try {
    const reports: AreaReport[] = [];
    for (const [area, operations] of Map.groupBy(await apiOperations(), (operation) => operation.area)) {
      if (areas && !areas.includes(area)) continue;
      const report = await probeArea(world, changes, { area, operations, perArea, seed });
      reports.push(report);
      onArea?.(report);
    }
    return reports;
  } finally {
    await changes.stop();
    await world.stop();
  }
}

async function probeArea(
  world: World,
  changes: Changes,
  { area, operations, perArea, seed }: { area: string; operations: readonly Operation[]; perArea: number; seed: number },
): Promise<AreaReport> {
  const faults: Fault[] = [];
  const counts = { accepted: 0, refused: 0, slowest: 0 };
  const questions = questionsOf(operations, world.callers);
  await changes.take();
  for (let turn = 0; turn < perArea; turn += 1) {
    if (turn % refreshEvery === 0) await world.ids.refresh();
    const { operation, caller, request } = questions(seed + turn, turn);
    const started = performance.now();
    const answer = await ask(world, changes, operation, caller, request);
    counts.slowest = Math.max(counts.slowest, performance.now() - started);
    counts[answer.status < 400 ? 'accepted' : 'refused'] += 1;
    const shown = `${request.url} ${JSON.stringify(request.headers)} ${String(request.payload ?? '').slice(0, 600)}`;
    for (const what of faultsOf(operation.name, caller.mayNotSee, answer))
      faults.push({
        operation: operation.name,
        caller: caller.name,
        turn,
        what: `${what}${answer.status >= 500 ? ` (${request.intent})` : ''}`,
        request: shown,
      });
  }
  return { area, requests: perArea, ...counts, faults };
}

/** Answers the question of a turn: every operation in its turn, asked by somebody, in some way. */
function questionsOf(operations: readonly Operation[], callers: readonly Caller[]) {
  const known = new Map<string, fc.Arbitrary<ProbeRequest>>();
  return (seed: number, turn: number) => {
    const operation = operations[turn % operations.length] as Operation;
    const [caller = callers[0] as Caller] = fc.sample(fc.constantFrom(...callers), { seed: scattered(seed, 1), numRuns: 1 });
    const key = `${operation.name} ${caller.pickId.name}`;
    const requests = known.get(key) ?? requestsOf(operation, caller.pickId);
    known.set(key, requests);
    const [request] = fc.sample(requests, { seed: scattered(seed, 2), numRuns: 1 });
    return { operation, caller, request: request as ProbeRequest };
  };
}

/** Seeds next to each other would make choices next to each other (Knuth's multiplicative hash). */
const scattered = (seed: number, of: number): number => Math.imul(seed * 2 + of, 0x9e3779b1);

async function ask(world: World, changes: Changes, { method }: Operation, caller: Caller, request: ProbeRequest): Promise<Answer> {
  const headers = { ...request.headers, ...caller.headers };
  const { url, payload } = request;
  const response = await world.server.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, headers: response.headers, text: response.payload, changed: await changes.take() };
}
