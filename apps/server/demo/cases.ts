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
  const supervisor = actorOf(stage, cast, 'petra');
  const ids = { caseId: newId(), personId: newId() };
  await stage.platform.inTransaction(supervisor, async (tx) => {
    await registerPerson(tx, stage.platform, { ...client.person, id: ids.personId as never });
    await openCase(tx, stage.platform, {
      id: ids.caseId,
      personId: ids.personId,
      organizationId: cast.organizations.harbor,
      programId: client.model === 'intensive' ? cast.programs.intensive : cast.programs.community,
      model: client.model,
      acuity: client.acuity,
      caseManagerId: cast.users[client.manager],
      eligibility: 'recorded',
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, statement: '', noticeGiven: true },
    });
  });
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
