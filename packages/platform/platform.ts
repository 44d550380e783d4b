import type { Temporal } from '#kernel';
import type { Actor } from './actor.ts';
import type { Db } from './database.ts';
import type { MovedDeadlines } from './duty-preview.ts';
import type { Feed } from './feed.ts';
import type { Files } from './files.ts';
import type { Sealer } from './sealing.ts';
import type { WhileHolding } from './session-lock.ts';
import type { Settings } from './settings.ts';
import type { Transactor, Tx } from './tx.ts';

/** What the platform gives to every area. */
export interface Platform {
  readonly settings: Settings;
  readonly db: Db;
  readonly inTransaction: Transactor;
  /** Keeps other servers from the same long work. */
  readonly whileHolding: WhileHolding;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly feed: Feed;
  /** Encrypts what must never be readable in a stolen database. */
  readonly sealer: Sealer;
  /**
   * The facts of a case by area, read with the platform's sight; the reading area parses what it expects with a schema of its own. Lets the
   * state machine ask every area without depending on any. With `of`, only these areas are asked.
   */
  readonly caseFacts: (tx: Tx, caseId: string, of?: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
  /** The place of an organisation has changed (holidays, closing days, time zone): what its clocks run to is derived again by every area. */
  readonly deriveAgain: (tx: Tx, organizationId: string) => Promise<void>;
  /** What {@link Platform.deriveAgain} would move if `change` were made; nothing is. */
  readonly previewChange: (tx: Tx, organizationId: string, change: () => Promise<void>) => Promise<MovedDeadlines>;
  /** Puts into a new network what every area starts with. */
  readonly furnish: (tx: Tx, organizationId: string) => Promise<void>;
  readonly clock: () => Temporal.Instant;
  /** Whether the session the actor signed in with is still valid; asked by connections that stay open. */
  readonly isSessionAlive: (actor: Actor) => Promise<boolean>;
  /** Aborted when the server stops; connections that stay open end then. */
  readonly closing: AbortSignal;
}

/** Work done later or regularly, once per installation however many servers run. */
export interface JobHandler {
  readonly queue: string;
  /** A cron expression in UTC for regular work. */
  readonly cron?: string;
  readonly run: (platform: Platform, data: Record<string, unknown>) => Promise<void>;
}

/** The work that waits: adding to it and doing it. */
export interface Jobs {
  /** Adds a job in the transaction: it exists if the transaction commits. */
  enqueue(tx: Tx, queue: string, data: Record<string, unknown>): Promise<void>;
  start(platform: Platform, handlers: readonly JobHandler[]): Promise<void>;
  stop(): Promise<void>;
}
