import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId, type Role, Temporal } from '#kernel';
import { openCase } from '#modules/cases/server/index.ts';
import { authenticator, isSessionAlive } from '#modules/identity/server/index.ts';
import {
  type Actor,
  type App,
  type AppOptions,
  buildApp,
  migrate,
  migrateJobs,
  parseSettings,
  personActor,
  systemActor,
  type Transactor,
} from '#platform';
import { areas } from './areas.ts';
import { cloneDatabase, scratchPostgres, templateDatabase } from './embedded/index.ts';
import { openPlatform, type RunningPlatform } from './platform.ts';

export { readPdfText } from './testing-pdf.ts';

const migrations = fileURLToPath(new URL('../../db/migrations/', import.meta.url));
const templateName = `lotse_${createHash('sha1')
  .update(
    readdirSync(migrations)
      .sort()
      .map((name) => name + readFileSync(migrations + name, 'utf8'))
      .join(),
  )
  .digest('hex')}`;

/** A migrated database of its own on the scratch server of this test run. */
export async function testDatabase(): Promise<{ ownerUrl: string; appUrl: string; poolUrl?: string | undefined; drop(): Promise<void> }> {
  const server = await scratchPostgres();
  await templateDatabase(server, templateName, async (ownerUrl) => {
    await migrate(ownerUrl);
    await migrateJobs(ownerUrl);
  });
  return cloneDatabase(server, templateName);
}

/** A server of all areas over a database of its own, with a small network: two organisations that work together and one that is alone. */
export interface TestServer {
  readonly app: App;
  readonly platform: RunningPlatform;
  readonly ownerUrl: string;
  readonly inTransaction: Transactor;
  readonly networkId: string;
  /** Harbor manages cases, Mercy refers, Northgate is a partner; a stranger sits in another network. */
  readonly organizations: { readonly harbor: string; readonly mercy: string; readonly northgate: string };
  readonly programId: string;
  /** A person with this role at this organisation; made on first use. */
  as(role: Role, organization?: 'harbor' | 'mercy' | 'northgate'): Promise<Actor>;
  system(): Actor;
  /** Sends a request as the actor, the way a browser would. */
  request(
    actor: Actor | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<TestResponse>;
  /** An open case of Harbor with its case manager, on a person of its own or one that is registered. */
  openCase(personId?: string): Promise<{ caseId: string; personId: string }>;
  /** Northgate is released to see these categories of a case. */
  release(of: { caseId: string; personId: string }, categories: readonly string[]): Promise<void>;
  /** The clock of the server; set it to go to another day, and to null to let it run again. */
  setNow(instant: string | null): void;
  stop(): Promise<void>;
}

export interface TestResponse {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely; what they look at, they assert
  readonly body: any;
}

/** What is other than usual about a server that is tested. */
export interface TestServerOptions extends Pick<AppOptions, 'limited' | 'logTo'> {
  /** What stands around every transaction: to note whose it is, or to undo what it did. */
  readonly around?: (inTransaction: Transactor) => Transactor;
}

/** `limited: false` for a test that asks more in a minute than one person may; `logTo` for one that reads the log. */
export async function testServer(
  env: Readonly<Record<string, string>> = {},
  { limited = true, logTo, around = (inTransaction) => inTransaction }: TestServerOptions = {},
): Promise<TestServer> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'lotse-test-'));
  const settings = parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent', ...env });
  let now: Temporal.Instant | undefined;
  const opened = openPlatform({ settings, ...database, areas, isSessionAlive, clock: () => now ?? Temporal.Now.instant() });
  const platform = { ...opened, inTransaction: around(opened.inTransaction) };
  const signedIn = new Map<string, Actor>();
  const authenticate = authenticator(platform);
  const app = await buildApp({
    platform,
    areas,
    limited,
    ...(logTo && { logTo }),
    authenticate: async (request) => signedIn.get(String(request.headers['x-test-actor'])) ?? authenticate(request),
  });
  const network = await seedNetwork(platform);
  const made = new Map<string, Promise<Actor>>();
  const as: TestServer['as'] = (role, organization = 'harbor') => {
    const key = `${role}@${organization}`;
    const actor = made.get(key) ?? makeUser(platform, network.networkId, network.organizations[organization], role, key);
    made.set(key, actor);
    return actor;
  };

  return {
    app,
    platform,
    ownerUrl: database.ownerUrl,
    inTransaction: platform.inTransaction,
    ...network,
    as,
    system: () => systemOf(network.networkId),
    async request(actor, method, url, body, headers = {}) {
      const key = actor ? (actor.userId ?? '') : '';
      if (actor) signedIn.set(key, actor);
      const response = await app.inject({
        method,
        url,
        headers: { 'x-test-actor': key, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = /json/.test(String(response.headers['content-type']));
      return { status: response.statusCode, headers: response.headers, body: isJson ? response.json() : response.body };
    },
    async openCase(personId) {
      const [supervisor, manager] = await Promise.all([as('supervisor'), as('case_manager')]);
      return openTestCase(platform, supervisor, manager, network.programId, personId);
    },
    async release({ caseId, personId }, categories) {
      const type = 'release_of_information';
      const recipientOrganizationId = network.organizations.northgate;
      await platform.inTransaction(await as('case_manager'), async ({ db }) => {
        await db
          .insertInto('consents')
          .values({ id: newId(), caseId, personId, type, legalForm: 'written', recipientOrganizationId, categories: [...categories] })
          .execute();
      });
    },
    setNow(instant) {
      now = instant === null ? undefined : Temporal.Instant.from(instant);
    },
    async stop() {
      await app.close();
      await platform.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function systemOf(networkId: string): Actor {
  return systemActor(networkId, { timeZone: 'America/New_York', language: 'en' });
}

async function seedNetwork(platform: RunningPlatform) {
  const networkId = newId();
  const organizations = { harbor: newId(), mercy: newId(), northgate: newId() };
  const programId = newId();
  await platform.inTransaction(systemOf(networkId), async (tx) => {
    await tx.db
      .insertInto('networks')
      .values({ id: networkId, name: 'Test Network', country: 'US', currency: 'USD', timeZone: 'America/New_York', language: 'en' })
      .execute();
    const organization = (id: string, name: string, kind: string, sector: string) => ({
      id,
      name,
      kind,
      sector,
      setting: 'non_governmental',
    });
    await tx.db
      .insertInto('organizations')
      .values([
        organization(organizations.harbor, 'Harbor Community Services', 'social_agency', 'social'),
        organization(organizations.mercy, 'Mercy General', 'hospital', 'health'),
        organization(organizations.northgate, 'Northgate Family Practice', 'practice', 'health'),
      ])
      .execute();
    await tx.db
      .insertInto('programs')
      .values({ id: programId, organizationId: organizations.harbor, name: 'Community case management', model: 'clinical' })
      .execute();
  });
  return { networkId, organizations, programId };
}

async function makeUser(platform: RunningPlatform, networkId: string, organizationId: string, role: Role, key: string): Promise<Actor> {
  const userId = newId();
  await platform.inTransaction(systemOf(networkId), async (tx) => {
    const [given = '', family = ''] = key.split('@');
    await tx.db
      .insertInto('users')
      .values({ id: userId, email: `${userId}@example.org`, givenName: given, familyName: family, state: 'active' })
      .execute();
    await tx.db.insertInto('memberships').values({ id: newId(), userId, organizationId, role, validFrom: '2020-01-01' }).execute();
  });
  return personActor({ networkId, userId, organizationId, sessionId: null, roles: [role], language: 'en', timeZone: 'America/New_York' });
}

async function openTestCase(
  platform: RunningPlatform,
  supervisor: Actor,
  manager: Actor,
  programId: string,
  personId?: string,
): Promise<{ caseId: string; personId: string }> {
  const organizationId = supervisor.organizationId ?? '';
  const ids = { caseId: newId(), personId: personId ?? newId() };
  await platform.inTransaction(supervisor, async (tx) => {
    if (personId === undefined)
      await tx.db
        .insertInto('persons')
        .values({ id: ids.personId, givenNames: 'River', familyName: 'Almeida', registeredByOrganizationId: organizationId })
        .execute();
    await openCase(tx, platform, {
      id: ids.caseId,
      personId: ids.personId,
      organizationId,
      programId,
      caseManagerId: manager.userId,
      eligibility: 'not_required',
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, noticeGiven: true },
    });
  });
  return ids;
}
