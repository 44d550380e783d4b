import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { newId, Refused } from '#kernel';
import { type TestServer, testServer } from '#testing';
import {
  type Creation,
  changeVersioned,
  createAllOnce,
  createOnce,
  defineEvent,
  openPool,
  queryBuilder,
  record,
  verifyJournal,
} from './index.ts';

const noted = defineEvent('tests', 'noted', { category: 'health_general', group: 'case', facts: z.object({ text: z.string() }) });
let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

async function openCase(): Promise<{ caseId: string; personId: string }> {
  const [intake, manager] = await Promise.all([server.as('intake_worker'), server.as('case_manager')]);
  const ids = { caseId: newId(), personId: newId() };
  await server.inTransaction(intake, async (tx) => {
    await tx.db
      .insertInto('persons')
      .values({ id: ids.personId, givenNames: 'River', familyName: 'Almeida', registeredByOrganizationId: intake.organizationId })
      .execute();
    const { caseId: id, personId } = ids;
    await tx.db
      .insertInto('cases')
      .values({
        id,
        number: id.slice(-12),
        personId,
        organizationId: intake.organizationId ?? '',
        programId: server.programId,
        model: 'clinical',
        state: 'assessment',
        caseManagerId: manager.userId,
      })
      .execute();
    record(tx, noted, { caseId: id, personId }, { text: 'opened' });
  });
  return ids;
}

describe('access to a case', () => {
  it('is given by assignment and by managing the case, and by nothing else', async () => {
    const { caseId } = await openCase();
    const sees = async (role: 'case_manager' | 'supervisor' | 'intake_worker' | 'administrator', at: 'harbor' | 'mercy') =>
      server.inTransaction(
        await server.as(role, at),
        async (tx) => (await tx.db.selectFrom('cases').select('id').where('id', '=', caseId).execute()).length === 1,
      );
    assert.deepEqual(
      [
        await sees('case_manager', 'harbor'),
        await sees('supervisor', 'harbor'),
        await sees('intake_worker', 'harbor'),
        await sees('administrator', 'harbor'),
        await sees('case_manager', 'mercy'),
        await sees('supervisor', 'mercy'),
      ],
      [true, true, true, false, false, false],
    );
  });

  it('follows a consent: only its categories, from its start, until it is revoked', async () => {
    const { caseId, personId } = await openCase();
    const manager = await server.as('case_manager');
    const consentId = newId();
    const partner = await server.as('partner', 'northgate');
    const eventsSeen = () =>
      server.inTransaction(
        partner,
        async (tx) => (await tx.db.selectFrom('journal').select('id').where('caseId', '=', caseId).execute()).length,
      );
    assert.equal(await eventsSeen(), 0);
    await server.inTransaction(manager, async (tx) => {
      await tx.db
        .insertInto('consents')
        .values({
          id: consentId,
          caseId,
          personId,
          type: 'release_of_information',
          legalForm: 'written',
          recipientOrganizationId: server.organizations.northgate,
          categories: ['identity', 'health_general'],
        })
        .execute();
    });
    assert.equal(await eventsSeen(), 1);
    await server.inTransaction(manager, (tx) =>
      tx.db
        .updateTable('consents')
        .set({ categories: ['identity', 'social'] })
        .where('id', '=', consentId)
        .execute(),
    );
    assert.equal(await eventsSeen(), 0);
    await server.inTransaction(manager, (tx) =>
      tx.db
        .updateTable('consents')
        .set({ categories: ['identity', 'health_general'], revokedAt: tx.now.toString() })
        .where('id', '=', consentId)
        .execute(),
    );
    assert.equal(await eventsSeen(), 0);
  });

  it('cannot be written by the application itself', async () => {
    const manager = await server.as('case_manager');
    await assert.rejects(
      server.inTransaction(manager, (tx) =>
        tx.db
          .insertInto('caseAccess')
          .values({
            networkId: manager.networkId,
            personId: newId(),
            granteeKind: 'user',
            granteeId: manager.userId ?? '',
            categories: ['identity'],
            basis: 'assignment',
            basisId: newId(),
          })
          .execute(),
      ),
      { code: '42501' },
    );
  });
});

describe('the journal', () => {
  it('refuses to be changed, also by the owner of the tables', async () => {
    await openCase();
    const owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    await assert.rejects(owner.query("UPDATE journal SET facts = '{}'"), /append-only/);
    await assert.rejects(owner.query('DELETE FROM journal'), /append-only/);
    await assert.rejects(owner.query('TRUNCATE journal'), /append-only/);
    await owner.end();
  });

  it('finds a changed byte and names the event', async () => {
    const { caseId } = await openCase();
    const owner = queryBuilder(openPool(server.ownerUrl, 2));
    assert.deepEqual((await verifyJournal(owner)).faults, []);
    const { id } = await owner.selectFrom('journal').select('id').where('caseId', '=', caseId).executeTakeFirstOrThrow();
    await sql`ALTER TABLE journal DISABLE TRIGGER USER`.execute(owner);
    await sql`UPDATE journal SET facts = '{"text":"openee"}' WHERE id = ${id}`.execute(owner);
    const { faults } = await verifyJournal(owner);
    assert.deepEqual(
      faults.map((fault) => [fault.eventId, fault.fault]),
      [[id, 'content-changed']],
    );
    await sql`UPDATE journal SET facts = '{"text":"opened"}' WHERE id = ${id}`.execute(owner);
    await sql`ALTER TABLE journal ENABLE TRIGGER USER`.execute(owner);
    await owner.destroy();
  });

  it('keeps one chain when many write to one case at once', async () => {
    const { caseId, personId } = await openCase();
    const manager = await server.as('case_manager');
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        server.inTransaction(manager, async (tx) => record(tx, noted, { caseId, personId }, { text: `note ${index}` })),
      ),
    );
    const owner = queryBuilder(openPool(server.ownerUrl, 2));
    const { faults } = await verifyJournal(owner);
    const { count } = await owner
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('caseId', '=', caseId)
      .executeTakeFirstOrThrow();
    await owner.destroy();
    assert.deepEqual([faults, count], [[], 21]);
  });
});

describe('a write', () => {
  it('that is repeated with the same body is the same record; with another body it is refused', async () => {
    const manager = await server.as('case_manager');
    const id = newId();
    const runs: string[] = [];
    const create = (text: string) =>
      server.inTransaction(manager, (tx) => createOnce(tx, { kind: 'note', id, body: { text } }, async () => void runs.push(text)));
    assert.deepEqual([await create('a'), await create('a'), runs], ['created', 'repeated', ['a']]);
    await assert.rejects(create('b'), (error) => error instanceof Refused && error.refusal.code === 'create.id-reused');
  });

  it('of several records creates those that are not there yet, in their order, and refuses all when one id means something else', async () => {
    const manager = await server.as('case_manager');
    const [one, two, three] = ['one', 'two', 'three'].map((text) => ({ id: newId(), body: { text } })) as [Creation, Creation, Creation];
    const create = async (...all: Creation[]) => {
      const created: unknown[] = [];
      await server.inTransaction(manager, (tx) =>
        createAllOnce(tx, 'note', all, async (fresh) => void created.push(...fresh.map(({ body }) => body))),
      );
      return created;
    };
    assert.deepEqual(await create(two), [two.body]);
    assert.deepEqual(await create(three, two, one, three), [three.body, one.body]);
    assert.deepEqual(await create(one, two), []);
    const other = { id: newId(), body: { text: 'other' } };
    for (const all of [
      [other, { ...one, body: other.body }],
      [other, { ...other, body: one.body }],
    ])
      await assert.rejects(create(...all), (error) => error instanceof Refused && error.refusal.code === 'create.id-reused');
    assert.deepEqual(await create(other), [other.body]);
  });

  it('on a row somebody changed meanwhile is refused with the fields that differ', async () => {
    const { personId } = await openCase();
    const manager = await server.as('case_manager');
    const change = (seen: number, fields: Record<string, unknown>) =>
      server.inTransaction(manager, (tx) => changeVersioned(tx, 'persons', personId, seen, fields));
    await change(1, { preferredName: 'Rio', pronouns: 'they/them' });
    await assert.rejects(change(1, { preferredName: 'Riv', languages: ['pt'] }), (error) => {
      assert.ok(error instanceof Refused);
      const { code, version, fields } = error.refusal as { code: string; version?: number; fields?: unknown[] };
      assert.deepEqual(
        { code, version, fields },
        {
          code: 'write.conflict',
          version: 2,
          fields: [
            { field: 'preferredName', base: null, theirs: 'Rio', yours: 'Riv' },
            { field: 'languages', base: [], theirs: [], yours: ['pt'] },
          ],
        },
      );
      return true;
    });
  });
});

it('every table with a network has row-level security enabled and forced, and a policy', async () => {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string; protected: boolean }>(
    `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS protected
     FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
       AND (c.relname = 'networks' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'network_id' AND NOT a.attisdropped))`,
  );
  await owner.end();
  assert.ok(rows.length > 15);
  assert.deepEqual(
    rows.filter((row) => !row.protected).map((row) => row.name),
    [],
  );
});
