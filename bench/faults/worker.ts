import { setTimeout as wait } from 'node:timers/promises';
import { demoPassword, emailOf, type WorkerKey, workers } from '../../apps/server/demo/workers.ts';

/** Somebody of the demo network at work, with a session of their own. */
export interface Worker {
  readonly key: WorkerKey;
  readonly organizationId: string;
  readonly userId: string;
  /** Whom they ask; several servers share their work. */
  at(url: string): void;
  readonly cookie: string;
  ask(method: string, path: string, body?: object | FormData, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly contentType: string;
  readonly milliseconds: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely; what is looked at is checked
  readonly body: any;
}

/** No answer at all within this time counts as a request that hangs. */
const patience = 60_000;

export async function signIn(url: string, key: WorkerKey): Promise<Worker> {
  let address = url;
  const ask = (cookie: string): Worker['ask'] =>
    async function send(method, path, body, headers = {}) {
      const started = performance.now();
      const isForm = body instanceof FormData;
      const response = await fetch(address + path, {
        method,
        headers: { cookie, ...(body && !isForm ? { 'content-type': 'application/json' } : {}), ...headers },
        signal: AbortSignal.timeout(patience),
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
      const contentType = response.headers.get('content-type') ?? '';
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        contentType,
        body: contentType.includes('json') ? await response.json() : await response.text(),
        milliseconds: performance.now() - started,
      };
    };
  const cookie = await enter(url, key);
  const asked = ask(cookie);
  const session = await asked('GET', '/api/session');
  return {
    key,
    cookie,
    userId: session.body.user.id,
    organizationId: session.body.organization.id,
    at: (other) => {
      address = other;
    },
    ask: asked,
  };
}

async function enter(url: string, key: WorkerKey): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: emailOf(workers[key]), password: demoPassword }),
    });
    if (response.ok)
      return response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    if (attempt === 20) throw new Error(`sign-in of ${key}: ${response.status} ${await response.text()}`);
    await wait(500);
  }
}
