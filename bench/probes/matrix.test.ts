import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { mayDo, newId, type Permission, type Role, roles } from '#kernel';
import { type Actor, type App, buildApp, personActor, type Transactor } from '#platform';
import { areas } from '../../apps/server/areas.ts';
import { demands, forEverybody } from './demands.ts';
import type { PickId } from './from-schema.ts';
import { apiOperations, type Operation } from './operations.ts';
import { fitting, type ProbeRequest } from './requests.ts';
import { foreignMark, openWorld, secretMark, type World } from './world.ts';

/**
 * Every operation of the API, asked by everybody. What is expected is computed from the table of permissions and from who is where; nothing that is asked
 * is kept, so that each asks about the same records.
 */
let world: World;
let app: App;
let operations: Operation[];
const actors = new Map<string, Actor>();
const demanded = Map.groupBy(
  Object.entries(demands).flatMap(([permission, names]) => names.map((name) => ({ name, permission: permission as Permission }))),
  ({ name }) => name,
);

before(async () => {
  world = await openWorld();
  operations = await apiOperations();
  for (const role of roles) {
    for (const place of ['harbor', 'mercy'] as const) actors.set(`${role} at ${place}`, await world.server.as(role, place));
    actors.set(`${role} elsewhere`, stranger(role));
  }
  const platform = { ...world.server.platform, inTransaction: undone(world.server.inTransaction) };
  const authenticate = async (request: { headers: Record<string, unknown> }) => actors.get(String(request.headers['x-test-actor'])) ?? null;
  app = await buildApp({ platform, areas, limited: false, authenticate });
});
after(async () => {
  await app.close();
  await world.stop();
});

describe('every operation of the API', () => {
  it('is in the table of what it demands, and nothing else is', () => {
    const unknown = [...demanded.keys(), ...forEverybody].filter((name) => !operations.some((operation) => operation.name === name));
    assert.deepEqual(unknown, []);
  });

  it('asks to sign in, unless it is for everybody', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const { status, body } = await ask(operation, fits(operation, world.ids.own), '');
      const isAsked = status === 401 && body.includes('"session.missing"') && operation.name !== renewal;
      if (isAsked === forEverybody.includes(operation.name) && status !== 400) wrong.push(`${operation.name}: ${status}`);
    }
    assert.deepEqual(wrong, []);
  });

  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    it(`that changes something is refused from another site: ${JSON.stringify(headers)}`, async () => {
      for (const operation of operations.filter(({ method }) => method !== 'GET')) {
        const request = fits(operation, world.ids.own);
        const { status, body } = await ask(operation, { ...request, headers: { ...request.headers, ...headers } }, 'supervisor at harbor');
        assert.ok(status === 403 && body.includes('"request.foreign-site"'), `${operation.name}: ${status}`);
      }
    });
  }

  for (const role of roles) {
    it(`is refused to a ${role} exactly when the role lacks the permission`, async () => {
      const wrong: string[] = [];
      for (const operation of operations) {
        const permissions = demanded.get(operation.name);
        if (!permissions) continue;
        const { status, body } = await askFitting(operation, `${role} at harbor`);
        const isRefused = status === 403 && body.includes('"permission":');
        const isAllowed = permissions.some(({ permission }) => mayDo([role], permission));
        if (isRefused === isAllowed && status !== 400) wrong.push(`${operation.name}: ${status} ${body.slice(0, 120)}`);
      }
      assert.deepEqual(wrong, []);
    });
  }

  for (const where of ['at mercy', 'elsewhere']) {
    it(`about a record of a case answers nobody ${where}, where nothing was released`, async () => {
      const wrong: string[] = [];
      for (const role of ['case_manager', 'supervisor', 'clinician', 'privacy_officer'] satisfies Role[]) {
        for (const operation of operations.filter(({ path }) => ofCases.test(path))) {
          const { status, body } = await ask(operation, fits(operation, world.ids.hidden), `${role} ${where}`);
          if (![400, 403, 404, 428].includes(status) || body.includes(secretMark) || body.includes(foreignMark))
            wrong.push(`${operation.name} to a ${role}: ${status}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});

/** Continuing a session that is over is for whoever still holds its token; without one there is none to continue. */
const renewal = 'POST /session/renewal';

/** Records that hang on one case, or on one person. */
const ofCases = /^\/api\/(cases|people|plans|assessments|contacts|appointments|appointment-series|documents|health-entries)\/\{id\}/;

function stranger(role: Role): Actor {
  const of = { networkId: newId(), userId: newId(), organizationId: newId(), sessionId: null, roles: [role] };
  return personActor({ ...of, language: 'en', timeZone: 'Europe/Rome' });
}

/** Does the work and answers what came of it, but keeps nothing. */
function undone(inTransaction: Transactor): Transactor {
  return async (actor, work) => {
    const enough = new Error('that is enough');
    let result: unknown;
    try {
      await inTransaction(actor, async (tx) => {
        result = await work(tx);
        throw enough;
      });
    } catch (error) {
      if (error !== enough) throw error;
    }
    return result as never;
  };
}

const fits = (operation: Operation, pickId: PickId, seed = 1): ProbeRequest =>
  fc.sample(fitting(operation, pickId), { seed, numRuns: 1 })[0] as ProbeRequest;

/** What the description cannot say makes some requests unfit before anybody is asked who they are: then another is tried. */
async function askFitting(operation: Operation, who: string) {
  for (let seed = 1; ; seed += 1) {
    const answer = await ask(operation, fits(operation, world.ids.own, seed), who);
    if (answer.status !== 400 || seed === 6) return answer;
  }
}

async function ask({ method }: Operation, { url, headers, payload }: ProbeRequest, who: string): Promise<{ status: number; body: string }> {
  const response = await app.inject({
    method,
    url,
    headers: { ...headers, 'x-test-actor': who },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.payload };
}
