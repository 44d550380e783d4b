import { newId, type Role } from '#kernel';
import { openCase } from '#modules/cases/server/index.ts';
import { aPerson, signedInBrowser } from '#modules/identity/testing.ts';
import { type Actor, personActor, systemActor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { named } from './changes.ts';
import { everythingOn } from './everything-on-case.ts';
import type { PickId } from './from-schema.ts';
import { type KnownIds, knownIds } from './known-ids.ts';
import { openStage, type Stage } from './recipes/index.ts';

/** Stands in every record of the other network: nobody of ours may ever read it. */
export const foreignMark = 'Larkspur beyond the river';
/** Stands in every record of a case that other organisations were told nothing of. */
export const secretMark = 'Foxglove behind the door';

/** Somebody who asks: the headers that say who, which ids they try, and the texts no answer to them may hold. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pickId: PickId;
  readonly mayNotSee: readonly string[];
}

/** A network with cases on which there is one of everything, beside another network, and everybody who may ask. */
export interface World {
  readonly server: TestServer;
  readonly ids: KnownIds;
  readonly callers: readonly Caller[];
  /** Where requests that are to be accepted are made ready. */
  readonly stage: Stage;
  stop(): Promise<void>;
}

const insiders: readonly (readonly [Role, times: number])[] = [
  ['supervisor', 3],
  ['case_manager', 3],
  ['administrator', 3],
  ['intake_worker', 2],
  ['clinician', 1],
  ['privacy_officer', 1],
];

export async function openWorld(): Promise<World> {
  const server = await testServer({}, { limited: false, around: named });
  const ids = await knownIds(server.ownerUrl, server.networkId);
  const manager = await server.as('case_manager');
  const [first, second] = [await server.openCase(), await server.openCase()];
  for (const { caseId } of [first, second]) await everythingOn(server, manager, caseId);
  await server.release(first, ['identity', 'social']);
  await plantForeignNetwork(server);
  const callers = await callersOf(server, ids);
  const done = await ids.keepSecret();
  await plantSecretCase(server, manager);
  await done();
  await ids.refresh();
  return {
    server,
    ids,
    callers,
    stage: await openStage(server),
    async stop() {
      await ids.stop();
      await server.stop();
    },
  };
}

async function callersOf(server: TestServer, ids: KnownIds): Promise<Caller[]> {
  const inside = { pickId: ids.inside, mayNotSee: [foreignMark] };
  const outside = { pickId: ids.outside, mayNotSee: [foreignMark, secretMark] };
  const callers: Caller[] = [];
  for (const [role, times] of insiders) {
    const headers = await headersOf(server, await server.as(role));
    callers.push(...Array.from({ length: times }, () => ({ name: `${role} at harbor`, headers, ...inside })));
  }
  for (const [role, place] of [
    ['partner', 'northgate'],
    ['case_manager', 'mercy'],
  ] as const) {
    const headers = await headersOf(server, await server.as(role, place));
    const caller = { name: `${role} at ${place}`, headers, ...outside };
    callers.push(caller, caller);
  }
  const browser = await signedInBrowser(server, await aPerson(server, { role: 'supervisor', organization: 'northgate' }));
  callers.push({ name: 'a browser of northgate', headers: { cookie: `lotse_session=${browser.token()}` }, ...outside });
  return [...callers, { name: 'nobody', headers: {}, ...outside }];
}

/** The test server learns who an actor is when they first ask for something. */
async function headersOf(server: TestServer, actor: Actor): Promise<Record<string, string>> {
  await server.request(actor, 'GET', '/api/roles');
  return { 'x-test-actor': actor.userId ?? '' };
}

async function plantForeignNetwork(server: TestServer): Promise<void> {
  const [networkId, organizationId, programId] = [newId(), newId(), newId()];
  const person = (role: Role): Actor =>
    personActor({ networkId, organizationId, userId: newId(), sessionId: null, roles: [role], language: 'en', timeZone: 'Europe/Rome' });
  const [manager, supervisor] = [person('case_manager'), person('supervisor')];
  await server.inTransaction(systemActor(networkId, { timeZone: 'Europe/Rome', language: 'en' }), async ({ db }) => {
    const network = { id: networkId, name: foreignMark, country: 'IT', currency: 'EUR', timeZone: 'Europe/Rome', language: 'it' };
    await db.insertInto('networks').values(network).execute();
    const kinds = { kind: 'social_agency', sector: 'social', setting: 'non_governmental' };
    await db
      .insertInto('organizations')
      .values({ id: organizationId, name: foreignMark, ...kinds })
      .execute();
    await db.insertInto('programs').values({ id: programId, organizationId, name: foreignMark, model: 'clinical' }).execute();
    for (const { userId, roles } of [manager, supervisor]) {
      const id = userId ?? '';
      await db
        .insertInto('users')
        .values({ id, email: `${id}@example.org`, givenName: foreignMark, familyName: foreignMark, state: 'active' })
        .execute();
      await db
        .insertInto('memberships')
        .values({ id: newId(), userId: id, organizationId, role: roles[0] ?? '', validFrom: '2020-01-01' })
        .execute();
    }
  });
  await plantCase(server, { supervisor, manager, programId, mark: foreignMark });
}

async function plantSecretCase(server: TestServer, manager: Actor): Promise<void> {
  await plantCase(server, { supervisor: await server.as('supervisor'), manager, programId: server.programId, mark: secretMark });
}

async function plantCase(server: TestServer, of: { supervisor: Actor; manager: Actor; programId: string; mark: string }): Promise<void> {
  const organizationId = of.supervisor.organizationId ?? '';
  const [caseId, personId] = [newId(), newId()];
  await server.inTransaction(of.supervisor, async (tx) => {
    await tx.db
      .insertInto('persons')
      .values({ id: personId, givenNames: of.mark, familyName: of.mark, registeredByOrganizationId: organizationId })
      .execute();
    await openCase(tx, server.platform, {
      id: caseId,
      personId,
      organizationId,
      programId: of.programId,
      caseManagerId: of.manager.userId,
      eligibility: 'not_required',
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, noticeGiven: true },
    });
  });
  await everythingOn(server, of.manager, caseId, of.mark);
}
