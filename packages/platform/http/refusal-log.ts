import type { FastifyBaseLogger, FastifyRequest } from 'fastify';

/** Different refusals written down in one minute; what comes beside them is only counted. */
const mostLines = 200;
const minute = 60_000;

/** Refusals that tell of somebody trying what they may not. Forms check before they send, so a request that does not fit is one of them. */
const telling = new Set(['request.invalid', 'sign-in.failed', 'sign-in.code-wrong', 'token.not-valid', 'password.wrong']);
const tellingStatus = new Set([403, 413, 415, 429]);

export interface RefusalLog {
  note(request: FastifyRequest, code: string, status: number): void;
  /** Writes what was counted since the last time, and begins anew. */
  flush(): void;
}

/**
 * Writes refusals into the log as security events: who (ids only), what was asked for (the route, never its values) and the code of the refusal. The
 * first of a kind is written at once, the same again within a minute is one line with a count, so nobody can flood the log.
 */
export function refusalLog(): RefusalLog {
  const seen = new Map<string, { log: FastifyBaseLogger; facts: object; repeated: number }>();
  const others = { repeated: 0, log: undefined as FastifyBaseLogger | undefined };
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const { log, facts, repeated } of seen.values()) if (repeated > 0) log.warn({ ...facts, repeated }, 'refused again');
    if (others.repeated > 0) others.log?.warn({ event: 'refused', repeated: others.repeated }, 'refused in other ways');
    seen.clear();
    others.repeated = 0;
  }

  return {
    note(request, code, status) {
      if (!isTelling(request, code, status)) return;
      timer ??= setTimeout(flush, minute).unref();
      const facts = factsOf(request, code);
      const kind = JSON.stringify(facts);
      const known = seen.get(kind);
      if (known) {
        known.repeated += 1;
      } else if (seen.size < mostLines) {
        seen.set(kind, { log: request.log, facts, repeated: 0 });
        request.log.warn(facts, 'refused');
      } else {
        others.repeated += 1;
        others.log = request.log;
      }
    },
    flush,
  };
}

/** What is hidden reads as absent, so somebody signed in who asks for absent records may be guessing. */
function isTelling(request: FastifyRequest, code: string, status: number): boolean {
  return tellingStatus.has(status) || telling.has(code) || (code === 'record.not-found' && Boolean(request.actor));
}

function factsOf({ actor, method, routeOptions }: FastifyRequest, code: string) {
  const { userId = null, sessionId = null, networkId = null } = actor ?? {};
  return { event: 'refused', code, userId, sessionId, networkId, method, route: routeOptions?.url ?? null };
}
