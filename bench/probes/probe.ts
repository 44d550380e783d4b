import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { askedAs, type Changes, watchChanges } from './changes.ts';
import { type Answer, changesAlone, faultsOf } from './judge.ts';
import { apiOperations, type Operation } from './operations.ts';
import { type Prepared, prepare } from './recipes/index.ts';
import { type ProbeRequest, type Question, questionsOf } from './requests.ts';
import { type Caller, foreignMark, openWorld, type World } from './world.ts';

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
  readonly operations: number;
  readonly requests: number;
  readonly accepted: number;
  readonly refused: number;
  readonly slowest: number;
  readonly slowestOperation: string;
  /** The operations of which no request was accepted. */
  readonly neverAccepted: readonly string[];
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

/** So many requests are made ready, asked and judged together, so many of them at the same time. */
const batch = 60;
const atOnce = 6;
/** An answer takes less than a second. One that came late while others were answered is asked for again alone. */
const longest = 1_000;

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

interface Asked {
  readonly turn: number;
  readonly operation: Operation;
  readonly caller: Caller;
  readonly request: ProbeRequest;
}
interface Answered extends Asked {
  readonly answer: Omit<Answer, 'changed'>;
  readonly took: number;
}

async function probeArea(
  world: World,
  changes: Changes,
  { area, operations, perArea, seed }: { area: string; operations: readonly Operation[]; perArea: number; seed: number },
): Promise<AreaReport> {
  const faults: Fault[] = [];
  const accepted = new Set<string>();
  const counts = { accepted: 0, refused: 0, slowest: 0, slowestOperation: '' };
  const ask = asker(operations, world);
  for (let from = 0; from < perArea; from += batch) {
    if (from % (batch * 5) === 0) await world.ids.refresh();
    const turns = Array.from({ length: Math.min(batch, perArea - from) }, (_, index) => from + index);
    const asked = await sideBySide(turns, (turn) => ask(seed + turn, turn));
    await changes.take();
    const answered = await sideBySide(asked, (question) => send(world, question));
    const changed = await changes.take();
    for (const one of answered) {
      const { operation, answer, took } = one;
      if (took > counts.slowest) Object.assign(counts, { slowest: took, slowestOperation: operation.name });
      counts[answer.status < 400 ? 'accepted' : 'refused'] += 1;
      if (answer.status < 400) accepted.add(operation.name);
      const found = faultsOf(operation.name, one.caller.mayNotSee, { ...answer, changed: changed.get(one.turn) ?? [] });
      if (took > longest && (await isAlwaysSlow(world, one))) found.push('took more than a second, also when it was asked alone');
      for (const what of found) faults.push(toFault(one, what));
    }
    const nobodys = (changed.get(null) ?? []).filter((table) => !changesAlone.includes(table));
    if (nobodys.length > 0)
      faults.push({
        operation: area,
        caller: '',
        turn: from,
        what: `${nobodys.join(', ')} changed outside a transaction of a request`,
        request: '',
      });
  }
  const neverAccepted = operations.map(({ name }) => name).filter((name) => !accepted.has(name));
  return { area, operations: operations.length, requests: perArea, ...counts, neverAccepted, faults };
}

/** Whether an answer takes too long also when nobody else asks, three times over. */
async function isAlwaysSlow(world: World, asked: Asked): Promise<boolean> {
  for (let time = 0; time < 3; time += 1) if ((await send(world, asked)).took <= longest) return false;
  return true;
}

function toFault({ turn, operation, caller, request, answer }: Answered, what: string): Fault {
  const shown = `${request.url} ${JSON.stringify(request.headers)} ${String(request.payload ?? '').slice(0, 600)}`;
  const words = answer.status >= 500 ? `${what} (${request.intent})` : what;
  return { operation: operation.name, caller: caller.name, turn, what: words, request: shown };
}

/** Does the work for all of them, some at the same time, and answers in their order. */
async function sideBySide<One, Done>(all: readonly One[], work: (one: One) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = [];
  const ahead = all.entries();
  const worker = async () => {
    for (const [at, one] of ahead) done[at] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}

/** Makes the question of a turn ready: every operation in its turn, asked by somebody, in some way. */
function asker(operations: readonly Operation[], { callers, stage }: World) {
  const known = new Map<string, fc.Arbitrary<Question>>();
  return async (seed: number, turn: number): Promise<Asked> => {
    const operation = operations[turn % operations.length] as Operation;
    const [anybody = callers[0] as Caller] = fc.sample(fc.constantFrom(...callers), { seed: scattered(seed, 1), numRuns: 1 });
    const key = `${operation.name} ${anybody.pickId.name}`;
    const questions = known.get(key) ?? questionsOf(operation, anybody.pickId);
    known.set(key, questions);
    const [question] = fc.sample(questions, { seed: scattered(seed, 2), numRuns: 1 }) as [Question];
    const ready = question.from === 'nothing' ? undefined : await prepare(stage, operation);
    return { turn, operation, caller: question.from === 'accepted' && ready ? whoMay(ready) : anybody, request: question.request(ready) };
  };
}

function whoMay({ as, headers }: Prepared): Caller {
  const { cookie } = headers;
  const who = as?.userId ? { 'x-test-actor': as.userId } : cookie ? { cookie } : {};
  return {
    name: as?.roles.join() ?? 'whoever holds the token',
    headers: who as Record<string, string>,
    pickId: () => '',
    mayNotSee: [foreignMark],
  };
}

/** Seeds next to each other would make choices next to each other (Knuth's multiplicative hash). */
const scattered = (seed: number, of: number): number => Math.imul(seed * 2 + of, 0x9e3779b1);

/** Everybody comes from an address of their own: one who slips must not lock out the others. */
async function send(world: World, asked: Asked): Promise<Answered> {
  const { turn, operation, caller, request } = asked;
  const { cookie: _, ...fitting } = request.headers;
  const headers = request.intent === 'hostile' ? { ...request.headers, ...caller.headers } : { ...fitting, ...caller.headers };
  const remoteAddress = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
  const { url, payload } = request;
  const { method } = operation;
  const started = performance.now();
  const response = await askedAs(turn, () =>
    world.server.app.inject({ method, url, headers, remoteAddress, ...(payload === undefined ? {} : { payload }) }),
  );
  const answer = { status: response.statusCode, headers: response.headers, text: response.payload };
  return { ...asked, answer, took: performance.now() - started };
}
