import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { newId, Refused } from '#kernel';
import { type Actor, changeVersioned, type FieldConflict } from '#platform';
import { type TestServer, testServer } from '#testing';

const fields = ['givenNames', 'familyName', 'preferredName', 'pronouns', 'gender'] as const;
type Field = (typeof fields)[number];
type Values = Partial<Record<Field, string>>;

/** One screen: what it shows, at which version, and what its person typed. */
interface Writer {
  seen: { version: number; values: Values };
}
type Step = { writer: 0 | 1; does: 'open' } | { writer: 0 | 1; does: 'save'; change: Values };

const change = fc.dictionary(fc.constantFrom(...fields), fc.stringMatching(/^[a-z]{1,6}$/), {
  minKeys: 1,
  maxKeys: 3,
}) as fc.Arbitrary<Values>;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ writer: fc.constantFrom(0 as const, 1 as const), does: fc.constant('open' as const) }),
  fc.record({ writer: fc.constantFrom(0 as const, 1 as const), does: fc.constant('save' as const), change }),
);

let server: TestServer;
let actor: Actor;
before(async () => {
  server = await testServer();
  actor = await server.as('intake_worker');
});
after(() => server.stop());

it('two people editing one record never lose a field, whatever the order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const id = await newPerson();
      const writers: [Writer, Writer] = [{ seen: await read(id) }, { seen: await read(id) }];
      const accepted: Values[] = [];
      for (const step of steps) {
        const writer = writers[step.writer];
        if (step.does === 'open') writer.seen = await read(id);
        else accepted.push(await saveChoosing(id, writer, step.change));
      }
      const expected: Values = Object.assign({ ...newcomer }, ...accepted);
      const now = await read(id);
      for (const field of fields) assert.equal(now.values[field], expected[field] ?? undefined, field);
      assert.equal(now.version, accepted.length + 1);
      assert.equal(await keptVersions(id), accepted.length);
    }),
    { numRuns: 25 },
  );
});

it('of two that save at the same moment one is told what the other changed', async () => {
  const id = await newPerson();
  const outcomes = await Promise.allSettled([save(id, 1, { givenNames: 'a' }), save(id, 1, { givenNames: 'b' })]);
  assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected']);
  const lost = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
  assert.equal(conflictOf(lost)?.fields.length, 1);
});

/** Saves; when refused, the person keeps what they typed and takes the rest as it is now, as the conflict dialogue lets them. */
async function saveChoosing(id: string, writer: Writer, typed: Values): Promise<Values> {
  try {
    await save(id, writer.seen.version, typed);
  } catch (error) {
    const conflict = conflictOf(error);
    assert.ok(conflict, String(error));
    for (const field of conflict.fields) assert.equal(field.yours, typed[field.field as Field]);
    await save(id, conflict.version, typed);
  }
  writer.seen = await read(id);
  return typed;
}

function conflictOf(error: unknown): { version: number; fields: FieldConflict[] } | undefined {
  return error instanceof Refused && error.refusal.code === 'write.conflict'
    ? (error.refusal as unknown as { version: number; fields: FieldConflict[] })
    : undefined;
}

function save(id: string, version: number, values: Values): Promise<void> {
  return server.inTransaction(actor, (tx) => changeVersioned(tx, 'persons', id, version, values));
}

/** A record needs a name from the start. */
const newcomer = { givenNames: '', familyName: 'Almeida' };

async function newPerson(): Promise<string> {
  const id = newId();
  await server.inTransaction(actor, (tx) =>
    tx.db
      .insertInto('persons')
      .values({ id, ...newcomer, registeredByOrganizationId: actor.organizationId })
      .execute(),
  );
  return id;
}

async function read(id: string): Promise<Writer['seen']> {
  const { version, ...values } = await server.inTransaction(actor, (tx) =>
    tx.db
      .selectFrom('persons')
      .select(['version', ...fields])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );
  return { version, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) };
}

function keptVersions(id: string): Promise<number> {
  return server.inTransaction(
    actor,
    async (tx) => (await tx.db.selectFrom('rowHistory').select('version').where('rowId', '=', id).execute()).length,
  );
}
