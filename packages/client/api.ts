import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import type { paths } from './api.gen.ts';
import { isSomebodyThere } from './presence.ts';
import { Problem, problemOf } from './problem.ts';
import { proofGate, sessionGate } from './session-gate.ts';

/** Requests that have not been answered yet, as they can be sent a second time after signing in again. */
const repeatable = new WeakMap<Request, Request>();

const ourMiddleware: Middleware = {
  onRequest: async ({ request }) => {
    // Without a session it would only be refused, once for every screen that asks again by itself.
    if (!isSignIn(request)) await sessionGate.whenOpen();
    request.headers.set('x-lotse-client', 'web');
    if (!isSomebodyThere()) request.headers.set('x-lotse-background', '1');
    repeatable.set(request, request.clone());
    return request;
  },
  onResponse: async ({ request, response }) => {
    if (response.ok || response.status === 304) return response;
    const again = repeatable.get(request);
    if (response.status === 401 && again && !isSignIn(request) && sessionGate.isWatched()) {
      await sessionGate.signedInAgain();
      const second = await fetch(again);
      if (second.ok) return second;
      throw await problemOf(second);
    }
    const problem = await problemOf(response);
    const proven = again && problem.code === 'session.proof-needed' && (await isProven());
    if (!proven) throw problem;
    const second = await fetch(again);
    if (second.ok) return second;
    throw await problemOf(second);
  },
  onError: ({ error }) => (error instanceof Error && error.name === 'AbortError' ? error : new Problem(0)),
};

/**
 * The API as functions: `client.GET('/api/duties', { params })`. Whatever is not a success is thrown as a `Problem`. A request
 * that finds the session gone, or needs the password once more, waits until the person typed it over the page, and is then repeated.
 */
export const client = createFetchClient<paths>({ credentials: 'same-origin' });
client.use(ourMiddleware);

/** The API as hooks: `api.useQuery('get', '/api/duties')`, `api.useMutation('post', …)`, `api.queryOptions(…)` for loaders. */
export const api = createQueryHooks(client);

/** Asks for the password once more; false when nobody can be asked, or they would rather not. */
async function isProven(): Promise<boolean> {
  if (!proofGate.isWatched()) return false;
  return proofGate.signedInAgain().then(
    () => true,
    () => false,
  );
}

/** A wrong password is an answer, not a lost session. */
const isSignIn = (request: Request): boolean => request.method !== 'GET' && new URL(request.url).pathname.startsWith('/api/session');

/** The header that names the version of the record the person saw: `headers: ifMatch(plan.version)`. */
export const ifMatch = (version: number): { 'if-match': string } => ({ 'if-match': `"${version}"` });
