import { join } from 'node:path';
import { Temporal } from '#kernel';
import {
  type Actor,
  type Area,
  asSystem,
  type Db,
  databaseGate,
  filesIn,
  homeSecrets,
  type Jobs,
  jobsForLater,
  jobsOn,
  listenForChanges,
  openJobPool,
  openPool,
  type Platform,
  previewChange,
  queryBuilder,
  type Settings,
  sealerOf,
  sessionLocks,
  type Tx,
  transactor,
} from '#platform';

export interface PlatformOptions {
  readonly settings: Settings;
  /** As the role the server works as, past any pooler. */
  readonly appUrl: string;
  /** The same through a pooler, where there is one: all work by transaction goes this way. */
  readonly poolUrl?: string | undefined;
  readonly areas: readonly Area[];
  readonly clock?: () => Temporal.Instant;
  readonly isSessionAlive?: (db: Db, actor: Actor, now: Temporal.Instant) => Promise<boolean>;
  /** Commands and tests write jobs down but do not run them. */
  readonly runsJobs?: boolean;
}

export interface RunningPlatform extends Platform {
  /** Ends the connections that stay open, so that the web server can close. */
  stopAccepting(): void;
  stop(): Promise<void>;
}

/** Opens the connections and puts together what areas work with. */
export function openPlatform({
  settings,
  appUrl,
  poolUrl = appUrl,
  areas,
  clock = () => Temporal.Now.instant(),
  isSessionAlive = async () => true,
  runsJobs = false,
}: PlatformOptions): RunningPlatform {
  const gate = databaseGate();
  const db = queryBuilder(gate.guard(openPool(poolUrl, 16)));
  const feed = listenForChanges(appUrl, { onSilence: gate.close, onAnswer: gate.open });
  const jobs: Jobs = runsJobs ? jobsOn(gate.guard(openJobPool(poolUrl))) : jobsForLater();
  const closing = new AbortController();
  const sources = areas.flatMap((area) => area.dutySources ?? []);
  const inTransaction = transactor(db, sources, clock);
  const deriveAgain = async (tx: Tx, organizationId: string) => {
    for (const area of areas) await area.deriveAgain?.(tx, { jobs }, organizationId);
  };
  return {
    settings,
    db,
    inTransaction,
    whileHolding: sessionLocks(appUrl),
    jobs,
    files: filesIn(join(settings.home, 'files')),
    feed,
    sealer: sealerOf(homeSecrets(settings.home).encryptionKey),
    caseFacts: (tx, caseId, of) =>
      asSystem(tx, () =>
        gatherCaseFacts(
          areas.filter(({ name }) => !of || of.includes(name)),
          tx,
          caseId,
        ),
      ),
    deriveAgain,
    async previewChange(tx, organizationId, change) {
      let isComplete = true;
      const counting: Pick<Jobs, 'enqueue'> = {
        async enqueue() {
          isComplete = false;
        },
      };
      const mark = async () => {
        for (const area of areas) await area.deriveAgain?.(tx, { jobs: { ...jobs, ...counting } }, organizationId);
        return { isComplete };
      };
      return previewChange(tx, sources, mark, change);
    },
    async furnish(tx, organizationId) {
      for (const area of areas) await area.furnish?.(tx, organizationId);
    },
    clock,
    isSessionAlive: (actor) => isSessionAlive(db, actor, clock()),
    closing: closing.signal,
    stopAccepting: () => closing.abort(),
    async stop() {
      closing.abort();
      await jobs.stop();
      await feed.stop();
      await db.destroy();
    },
  };
}

async function gatherCaseFacts(areas: readonly Area[], tx: Tx, caseId: string): Promise<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  for (const area of areas) if (area.caseFacts) facts[area.name] = await area.caseFacts(tx, caseId);
  return facts;
}
