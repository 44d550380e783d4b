import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { $ZodType, input, output } from 'zod/v4/core';
import type { DutySource } from './duty-source.ts';
import type { JobHandler, Platform } from './platform.ts';
import type { EventType, Tx } from './tx.ts';

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

/** One entry of the timeline as its area recorded it. */
export interface TimelineFacts {
  readonly id: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** By method and path below /api (`GET /cases/{id}`): what an operation does, in one line. */
export type ApiSummaries = Readonly<Record<string, string>>;

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
  /**
   * The first words behind an entry of the timeline, by the entry's id. They are read with the reader's own sight and stay out of the journal, so
   * that they are as hidden as their record is, and as correct.
   */
  readonly timelineExcerpts?: (tx: Tx, entries: readonly TimelineFacts[]) => Promise<ReadonlyMap<string, string>>;
  /** What the area puts into a new network so that work can begin, for its first organisation. */
  readonly furnish?: (tx: Tx, organizationId: string) => Promise<void>;
  /** The place of an organisation has changed: marks what of this area must be derived again (`tx.unsettledCases`, `tx.unsettledScopes`). */
  readonly deriveAgain?: (tx: Tx, platform: Pick<Platform, 'jobs'>, organizationId: string) => Promise<void>;
  readonly summaries?: ApiSummaries;
  /** Routes live under /api; schemas in and out, `signedIn(request)` first. */
  readonly routes?: (app: App, platform: Platform) => void;
}
