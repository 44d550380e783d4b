import { newId } from '#kernel';
import { openCase } from '#modules/cases/server/index.ts';
import { registerPerson } from '#modules/people/server/index.ts';
import type { Actor } from '#platform';
import type { DemoCase, DemoCast } from './cast.ts';
import { type ClientKey, clients, type DemoClient } from './clients.ts';
import type { Stage } from './stage.ts';
import { stories } from './stories.ts';
import { type DemoWorker, type WorkerKey, workers } from './workers.ts';

/** Opens every client's case on its day and then tells each story day by day, oldest first, as the chain of a case wants it. */
export async function openCases(stage: Stage, cast: DemoCast, onProgress: (done: number, all: number) => void): Promise<void> {
  const keys = Object.keys(clients) as ClientKey[];
  for (const [index, key] of keys.entries()) {
    const client: DemoClient = clients[key];
    const of = await openOne(stage, cast, client);
    await stories[key]?.({ stage, cast, client, ...of });
    onProgress(index + 1, keys.length);
  }
}

async function openOne(stage: Stage, cast: DemoCast, client: DemoClient): Promise<DemoCase> {
  stage.goTo(client.openedDaysAgo, 9);
  const personId = newId();
  await stage.platform.inTransaction(actorOf(stage, cast, 'petra'), (tx) =>
    registerPerson(tx, stage.platform, { ...client.person, id: personId as never }),
  );
  return openCaseOf(stage, cast, personId, client);
}

/** The supervisor opens a case of somebody who is known here, on the day it is now. */
export async function openCaseOf(
  stage: Stage,
  cast: DemoCast,
  personId: string,
  client: Pick<DemoClient, 'manager' | 'model' | 'acuity'>,
): Promise<DemoCase> {
  const ids = { caseId: newId(), personId };
  await stage.platform.inTransaction(actorOf(stage, cast, 'petra'), (tx) =>
    openCase(tx, stage.platform, {
      id: ids.caseId,
      personId,
      organizationId: cast.organizations.harbor,
      programId: client.model === 'intensive' ? cast.programs.intensive : cast.programs.community,
      model: client.model,
      acuity: client.acuity,
      caseManagerId: cast.users[client.manager],
      eligibility: 'recorded',
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, statement: '', noticeGiven: true },
    }),
  );
  return { ...ids, by: actorOf(stage, cast, client.manager) };
}

/** A worker as the one who acts. */
export function actorOf(stage: Stage, cast: DemoCast, key: WorkerKey): Actor {
  const worker: DemoWorker = workers[key];
  return stage.person({
    userId: cast.users[key],
    organizationId: cast.organizations[worker.at],
    role: worker.role,
    language: worker.language ?? 'en',
  });
}
