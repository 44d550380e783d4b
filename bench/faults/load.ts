import { setTimeout as wait } from 'node:timers/promises';
import { Ledger } from './ledger.ts';
import { type Answer, signIn } from './worker.ts';
import {
  changesNeed,
  changesPlan,
  filesDocuments,
  logsContacts,
  makesAppointments,
  notesNeeds,
  type Persist,
  postponesDuties,
  prepareGround,
  takesReferrals,
  type Work,
} from './writes.ts';

/** Eight people who write without pause, each with their own kind of work. */
export interface Load {
  readonly ledger: Ledger;
  /** Waits until so many more writes were acknowledged, so that every blow falls into the midst of work. */
  more(count: number): Promise<void>;
  stop(): Promise<void>;
}

export interface LoadOptions {
  /** Servers whom the writers turn to, one after the other; the first lets them in. */
  readonly urls: readonly [string, ...string[]];
  /** Milliseconds between two writes of one person. */
  readonly pause?: number;
}

export async function startLoad({ urls, pause = 40 }: LoadOptions): Promise<Load> {
  const [first] = urls;
  const staff = await Promise.all([...Array(7).fill('amara'), 'ines'].map((key) => signIn(first, key)));
  const [amara, ...others] = staff;
  if (!amara) throw new Error('nobody is at work');
  const [one, two, three] = await prepareGround(amara, 3);
  if (!one || !two || !three) throw new Error('there is nothing to work on');
  const planned = [one, two, three].find(({ planId }) => planId !== undefined);
  for (const [index, worker] of staff.entries()) worker.at(urls[index % urls.length] ?? first);
  const [b = amara, c = amara, d = amara, e = amara, f = amara, g = amara, ines = amara] = others;
  const works: Work[] = [
    logsContacts(amara, one),
    logsContacts(b, two),
    notesNeeds(c, three),
    changesNeed(d, one),
    makesAppointments(e, two),
    filesDocuments(f, three),
    postponesDuties(g),
    takesReferrals(ines),
    ...(planned ? [changesPlan(amara, planned)] : []),
  ];
  const ledger = new Ledger();
  const run = { going: true };
  const writing = works.map((work) => keepDoing(work, ledger, run, pause));
  return {
    ledger,
    async more(count) {
      const enough = ledger.acknowledged.length + count;
      for (const end = performance.now() + 15_000; ledger.acknowledged.length < enough; await wait(5))
        if (performance.now() > end) throw new Error(`nothing is being written any more: ${ledger.wrongAnswers.slice(-3).join('; ')}`);
    },
    async stop() {
      run.going = false;
      await Promise.all(writing);
    },
  };
}

/** Before a request is sent again; shorter, and a long outage would use up what a session may ask in a minute. */
const breath = 250;

async function keepDoing(work: Work, ledger: Ledger, run: { going: boolean }, pause: number): Promise<void> {
  const persist: Persist = async (send, { mayBeGone } = { mayBeGone: false }) => {
    while (run.going) {
      const started = performance.now();
      const answer = await send().catch((error: Error) => error);
      ledger.slowest = Math.max(ledger.slowest, performance.now() - started);
      if (!(answer instanceof Error) && answer.status < 300) return answer;
      if (mayBeGone && !(answer instanceof Error) && answer.status === 404) return undefined;
      ledger.count(answer instanceof Error ? `no connection: ${causeOf(answer)}` : `${answer.status} ${answer.body?.code ?? ''}`);
      const complaint = complaintAbout(answer);
      if (complaint) ledger.wrongAnswers.push(complaint);
      ledger.repeated += 1;
      await wait(breath);
    }
    return undefined;
  };
  while (run.going) {
    await work(persist, ledger);
    await wait(pause);
  }
}

/** No connection, "not now" with the time to come back, too often, a conflict with oneself: everything else is not an answer to a fault. */
function complaintAbout(answer: Answer | Error): string | undefined {
  if (answer instanceof Error) return answer.name === 'TimeoutError' ? 'no answer within a minute' : undefined;
  const { status, retryAfter, contentType, body } = answer;
  if (status === 429 || status === 409) return undefined;
  if ([503, 507].includes(status) && retryAfter !== null && contentType.startsWith('application/problem+json')) return undefined;
  return `${status} ${body?.code ?? String(body).slice(0, 80)} ${JSON.stringify(body?.errors ?? '')}`;
}

/** `fetch` says why a connection failed one level down. */
function causeOf(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.name;
}
