import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { $ZodType, input, output } from 'zod/v4/core';
import type { Temporal } from '#kernel';
import type { Actor } from './actor.ts';
import type { Db } from './database.ts';
import type { DutySource } from './duty-source.ts';
import type { EventType } from './events.ts';
import type { Feed } from './feed.ts';
import type { Files } from './files.ts';
import type { JobHandler, Jobs } from './jobs.ts';
import type { Sealer } from './sealing.ts';
import type { Settings } from './settings.ts';
import type { Transactor, Tx } from './transaction.ts';

/** What goes in is what the schema puts out; what goes out is what the schema takes in (a plain id is a branded one to be). */
interface ZodTypes extends FastifyTypeProvider {
  validator: this['schema'] extends $ZodType ? output<this['schema']> : unknown;
  serializer: this['schema'] extends $ZodType ? input<this['schema']> : unknown;
}

/** The web server as areas see it: routes with zod schemas in and out. */
export type App = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, ZodTypes>;

/** How a refusal is answered: HTTP status and an English title; screens translate the code. */
export interface Problem {
  readonly status: number;
  readonly title: string;
}
export type Problems<Code extends string = string> = Readonly<Record<Code, Problem>>;

/** What the platform gives to every area. */
export interface Platform {
  readonly settings: Settings;
  readonly db: Db;
  readonly inTransaction: Transactor;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly feed: Feed;
  /** Encrypts what must never be readable in a stolen database. */
  readonly sealer: Sealer;
  /**
   * The facts of a case by area, read with the platform's sight; the reading area parses what it expects with a schema of its own. Lets the
   * state machine ask every area without depending on any.
   */
  readonly caseFacts: (tx: Tx, caseId: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly clock: () => Temporal.Instant;
  /** Whether the session the actor signed in with is still valid; asked by connections that stay open. */
  readonly isSessionAlive: (actor: Actor) => Promise<boolean>;
  /** Aborted when the server stops; connections that stay open end then. */
  readonly closing: AbortSignal;
}

/** One area's plug into the frame. Everything of it that others do not need stays inside its folder. */
export interface Area {
  readonly name: string;
  readonly events?: readonly EventType[];
  readonly dutySources?: readonly DutySource[];
  readonly problems?: Problems;
  /** Which refusal a violated constraint of the area's tables means. */
  readonly constraints?: Readonly<Record<string, string>>;
  readonly jobs?: readonly JobHandler[];
  /** What other areas may know of a case from this one (guards of the state machine, the header's facts); see `Platform.caseFacts`. */
  readonly caseFacts?: (tx: Tx, caseId: string) => Promise<unknown>;
  /** Routes live under /api; schemas in and out, `signedIn(request)` first. */
  readonly routes?: (app: App, platform: Platform) => void;
}
