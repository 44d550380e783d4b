import { fileURLToPath } from 'node:url';
import { newId, Temporal } from '#kernel';
import { demoPassword, emailOf, type WorkerKey, workers } from '../../apps/server/demo/workers.ts';
import { freePort, type Running, run, succeed, until } from './processes.ts';

const main = fileURLToPath(new URL('../../apps/server/cli/main.ts', import.meta.url));

/** A server of the product in a process of its own, over a PostgreSQL of the operator's. */
export interface LotseServer {
  readonly url: string;
  readonly port: number;
  readonly running: Running;
}

/** Starts a server and waits until it is ready; the first over an empty database fills the demo network. */
export async function startLotse(env: Readonly<Record<string, string>>, port?: number): Promise<LotseServer> {
  port ??= await freePort();
  const running = run(process.execPath, [main, 'start'], { env: { LOG_LEVEL: 'error', ...env, PORT: String(port) } });
  const url = `http://127.0.0.1:${port}`;
  await until(() => isReady(url), 'the server', running, 240);
  return { url, port, running };
}

/** Runs a command of the product over the same data. */
export function lotse(env: Readonly<Record<string, string>>, ...parameters: string[]): Promise<string> {
  return succeed(process.execPath, [main, ...parameters], { env });
}

export async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined))?.ok ?? false;
}

/** The cookie of a session of somebody of the demo network. */
export async function signIn(url: string, worker: WorkerKey): Promise<string> {
  const response = await post(`${url}/api/session`, '', { email: emailOf(workers[worker]), password: demoPassword });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export async function get<Answer>(url: string, cookie: string): Promise<Answer> {
  const response = await fetch(url, { headers: { cookie } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

export function post(url: string, cookie: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) });
}

/** People who log one contact after the other on some cases; what got no answer is sent again with the same id, as a browser would. */
export interface Writers {
  /** Every write that was answered 201: its id, and when it was answered. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Answers other than 201, by status; 0 where there was none. */
  readonly failures: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/** Starts a writer for each case against the addresses in turn. Together four of them stay below the 600 requests a session has in a minute. */
export function startWriters(urls: readonly string[], cookie: string, caseIds: readonly string[], pause = 450): Writers {
  const acknowledged = new Map<string, number>();
  const failures = new Map<number, number>();
  const run = { going: true };
  const writing = caseIds.map((caseId, index) => write(caseId, index));
  return {
    acknowledged,
    failures,
    async stop() {
      run.going = false;
      await Promise.all(writing);
    },
  };

  async function write(caseId: string, start: number): Promise<void> {
    for (let turn = start; run.going; ) {
      const at = Temporal.Now.instant().subtract({ seconds: 5 }).toString();
      const contact = { id: newId(), caseId, mode: 'call', outcome: 'reached', minutes: 1, at };
      for (let done = false; run.going && !done; turn += 1) {
        const response = await post(`${urls[turn % urls.length]}/api/contacts`, cookie, contact).catch(() => undefined);
        const status = response?.status ?? 0;
        await response?.body?.cancel().catch(() => undefined);
        done = status === 201 || status === 200;
        if (done) acknowledged.set(contact.id, performance.now());
        else failures.set(status, (failures.get(status) ?? 0) + 1);
        if (!done && status !== 0 && status < 500) throw new Error(`a write was refused with ${status}`);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

/** Cases the signed-in worker may write on. */
export async function casesOf(url: string, cookie: string, many: number): Promise<string[]> {
  const { items } = await get<{ items: { id: string }[] }>(`${url}/api/cases?of=mine`, cookie);
  if (items.length < many) throw new Error(`only ${items.length} cases to write on`);
  return items.slice(0, many).map(({ id }) => id);
}

/** The ids of all contacts of these cases, as the server answers them now. */
export async function contactsOf(url: string, cookie: string, caseIds: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const caseId of caseIds) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const at: string = cursor && `&cursor=${cursor}`;
      const page: { items: { id: string }[]; nextCursor: string | null } = await get(
        `${url}/api/contacts?caseId=${caseId}&limit=200${at}`,
        cookie,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
  }
  return ids;
}
