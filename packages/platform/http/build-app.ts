import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyRequest, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { callerNetwork, newId, Refused } from '#kernel';
import type { Actor } from '../actor.ts';
import type { App, Area } from '../area.ts';
import type { Platform } from '../platform.ts';
import { platformSummaries } from './api-summaries.ts';
import { compressAnswer } from './compress-answers.ts';
import { endDawdlers } from './dawdlers.ts';
import { describeApi } from './describe-api.ts';
import { draftRoutes } from './draft-routes.ts';
import { dutyRoutes } from './duty-routes.ts';
import { healthRoutes } from './health.ts';
import { readJsonBodies } from './json-body.ts';
import { liveRoutes } from './live-routes.ts';
import { measureRequests } from './metrics.ts';
import { refuseWithoutBoundary } from './multipart.ts';
import { problemHandler } from './problems.ts';
import { refusalLog } from './refusal-log.ts';
import { refuseForeignSites } from './same-site.ts';
import { headersWithoutHooks, securityHeaders } from './security-headers.ts';
import { timelineRoutes } from './timeline-routes.ts';

export interface AppOptions {
  readonly platform: Platform;
  readonly areas: readonly Area[];
  /** Who sends the request, from its session; null when nobody is signed in. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
  /** False for a server without a port, which only our own code can reach. */
  readonly limited?: boolean;
  /** Where the lines of the log go instead of standard output. */
  readonly logTo?: { write(line: string): void };
}

/** Puts the web server together: security first, then the routes of the frame and of every area under /api. */
export async function buildApp({ platform, areas, authenticate, limited = true, logTo }: AppOptions): Promise<App> {
  const { settings } = platform;
  const refusals = refusalLog();
  const answerProblem = problemHandler(areas, settings.url, refusals);
  const app = Fastify({
    logger:
      settings.logLevel === 'silent'
        ? false
        : { level: settings.logLevel, serializers: { req: loggedRequest }, ...(logTo && { stream: logTo }) },
    genReqId: () => newId(),
    trustProxy: trusted(settings.trustedProxies),
    bodyLimit: 2 * 1024 * 1024,
    // Nothing comes and nothing goes: the other side is not there any more, or reads so slowly that it keeps what it does not need.
    connectionTimeout: 2 * 60_000,
    // The largest import over a slow line.
    requestTimeout: 60 * 60_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is refused before any hook has run, and so without the headers of all other answers.
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply.headers(headersWithoutHooks(settings))),
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' }),
  }) as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  readJsonBodies(app);
  endDawdlers(app);
  await app.register(cookie);
  await app.register(helmet, securityHeaders(settings));
  await app.register(multipart, { limits: { fileSize: 4 * 1024 ** 3, files: 50, parts: 100 } });
  if (limited) {
    await app.register(rateLimit, {
      max: 600,
      timeWindow: '1 minute',
      keyGenerator: callerOf,
      allowList: (request) => !isForApi(request),
      errorResponseBuilder: () => new Refused({ code: 'request.too-many' }),
    });
  }
  await describeApi(app, Object.assign({}, platformSummaries, ...areas.map((area) => area.summaries)));
  measureRequests(app);
  app.addHook('onRequest', refuseForeignSites(settings.url));
  app.addHook('onRequest', refuseWithoutBoundary);
  app.decorateRequest('actor', null);
  app.decorateRequest('withheld', null);
  app.addHook('onRequest', async (request) => {
    if (isForApi(request)) request.actor = await authenticate(request);
  });
  app.addHook('onClose', () => refusals.flush());
  healthRoutes(app, platform);
  await app.register(async (api) => registerAreas(api as unknown as App, platform, areas), { prefix: '/api' });
  return app;
}

function registerAreas(api: App, platform: Platform, areas: readonly Area[]): void {
  api.setNotFoundHandler(() => {
    throw new Refused({ code: 'route.not-found' });
  });
  api.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  api.addHook('onSend', compressAnswer);
  draftRoutes(api, platform);
  dutyRoutes(api, platform);
  timelineRoutes(api, platform, areas);
  liveRoutes(api, platform);
  for (const area of areas) area.routes?.(api, platform);
}

/** Fastify itself takes a number for a mistake, because it says nothing of who connects: here the firewall or `HOST` decides that. */
function trusted(proxies: number | string) {
  if (typeof proxies === 'string') return proxies;
  return proxies > 0 && ((_address: string, hop: number) => hop < proxies);
}

/** By the route that answers, because one address can be written in many ways (`/%61pi/session`, `http://host/api/session`). */
function isForApi(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? request.url).startsWith('/api/');
}

/** Signed-in callers have a budget each; strangers share one per address, whatever cookies they invent. */
function callerOf(request: FastifyRequest): string {
  return request.actor?.sessionId ?? callerNetwork(request.ip);
}

/** Addresses carry ids, never names; query strings may carry search words, and tokens of links open a door: both stay out of the log. */
function loggedRequest(request: FastifyRequest) {
  return { method: request.method, path: request.url?.split('?')[0]?.replaceAll(/[\w-]{40,}/g, '…') };
}
