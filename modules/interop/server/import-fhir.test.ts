import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Refused } from '#kernel';
import { openPool, type Platform, queryBuilder, verifyJournal } from '#platform';
import { importFhir } from './import-fhir.ts';
import { bundle, condition, importDesk, patient, testFile } from './testing.ts';

const desk = importDesk();
const { importer, rows, contents, journaled, problems, importText } = desk;

describe('importing patients', () => {
  it('takes over everything of three test patients, and their providers', async () => {
    const actor = await importer();
    const done = await importFhir(desk.server.platform, { path: testFile(), actor });
    assert.equal(done.state, 'done');
    assert.deepEqual(await problems(actor), ['$ file.passed-over']);
    const created = Object.fromEntries(Object.entries(done.counts).map(([type, counts]) => [type, counts.created]));
    const { Patient, Encounter, Condition, Goal, CareTeam, DocumentReference, Coverage } = created;
    assert.deepEqual([Patient, Encounter, Condition, Goal, CareTeam, DocumentReference, Coverage], [3, 29, 24, 5, 2, 7, 7]);
    assert.ok((done.counts.Claim?.unsupported ?? 0) > 0);
    const events = await journaled(actor, 'record-imported');
    assert.equal(events.length, 3);
    const persons = await rows<{ registered: string }>(actor, 'SELECT registered_by_organization_id AS registered FROM persons');
    assert.deepEqual(new Set(persons.map((person) => person.registered)), new Set([actor.organizationId]));
  });

  it('changes nothing and journals nothing when the same files come again', async () => {
    const actor = await importer();
    await importFhir(desk.server.platform, { path: testFile(), actor });
    const before = await contents(actor);
    const journalBefore = await rows<{ n: number }>(actor, `SELECT count(*)::int AS n FROM journal WHERE type NOT LIKE 'import-%'`);
    const again = await importFhir(desk.server.platform, { path: testFile(), actor });
    assert.deepEqual(await contents(actor), before);
    assert.deepEqual(await rows(actor, `SELECT count(*)::int AS n FROM journal WHERE type NOT LIKE 'import-%'`), journalBefore);
    for (const [type, counts] of Object.entries(again.counts)) assert.deepEqual([type, counts.created, counts.updated], [type, 0, 0]);
  });

  it('leaves no spilled data behind', async () => {
    const actor = await importer();
    const done = await importFhir(desk.server.platform, { path: testFile('patient-with-goals.json.gz'), actor });
    assert.deepEqual(await readdir(join(desk.server.platform.settings.home, 'imports', done.id)).catch(() => []), []);
  });

  it('keeps the journal in one piece', async () => {
    const owner = queryBuilder(openPool(desk.server.ownerUrl, 1));
    assert.deepEqual((await verifyJournal(owner)).faults, []);
    await owner.destroy();
  });

  it('renews what a sender changed, and keeps what was before', async () => {
    const actor = await importer();
    await importText(actor, 'a.json', bundle(patient('1'), condition('c', 'Patient/1'), condition('d', 'Patient/1')));
    const changed = await importText(
      actor,
      'b.json',
      bundle(patient('1', { gender: 'female' }), condition('c', 'Patient/1', 'Broken leg'), condition('d', 'Patient/1')),
    );
    assert.deepEqual([changed.counts.Patient?.updated, changed.counts.Condition?.updated, changed.counts.Condition?.unchanged], [1, 1, 1]);
    assert.deepEqual(await rows(actor, 'SELECT display, version FROM health_entries ORDER BY 1'), [
      { display: 'Broken arm', version: 1 },
      { display: 'Broken leg', version: 2 },
    ]);
    assert.deepEqual(await rows(actor, `SELECT state ->> 'display' AS was FROM row_history WHERE table_name = 'health_entries'`), [
      { was: 'Broken arm' },
    ]);
    assert.deepEqual((await journaled(actor, 'record-imported'))[1]?.updated, { Condition: 1 });
  });
});

describe('an import that was interrupted', () => {
  it('goes on where it stopped, and ends with the same rows', async () => {
    const whole = await importer();
    const undisturbed = await importFhir(desk.server.platform, { path: testFile(), actor: whole });
    for (const survives of [2, 5, 9, 13, 16]) {
      const actor = await importer();
      await assert.rejects(importFhir(dyingAfter(survives), { path: testFile(), actor }), Interruption);
      const [left] = await rows<{ state: string }>(actor, 'SELECT state FROM imports');
      assert.notEqual(left?.state, 'done');
      const finished = await importFhir(desk.server.platform, { path: testFile(), actor });
      assert.deepEqual(finished.counts, undisturbed.counts, `stopped after ${survives} transactions`);
      assert.equal((await rows(actor, 'SELECT id FROM imports')).length, 1);
      assert.deepEqual(await contents(actor), await contents(whole));
      assert.equal((await journaled(actor, 'record-imported')).length, 3);
    }
  });

  it('is not run by two at once', async () => {
    const actor = await importer();
    const results = await Promise.allSettled([1, 2].map(() => importFhir(desk.server.platform, { path: testFile(), actor })));
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    assert.ok(failed.every((error) => error instanceof Refused && error.refusal.code === 'import.busy'));
    assert.equal((await rows(actor, 'SELECT id FROM persons')).length, 3);
  });

  it('stops when it is cancelled', async () => {
    const actor = await importer();
    const stopped = importFhir(desk.server.platform, { path: testFile(), actor }, (now) => {
      if (now.state === 'writing') void rows(actor, `UPDATE imports SET state = 'cancelled' RETURNING 1`);
    });
    await assert.rejects(stopped, (error) => error instanceof Refused && error.refusal.code === 'import.cancelled');
    assert.deepEqual(await rows(actor, 'SELECT state FROM imports'), [{ state: 'cancelled' }]);
  });
});

class Interruption extends Error {}

/** The platform of a process that dies: after so many transactions nothing reaches the database any more. */
function dyingAfter(transactions: number): Platform {
  let left = transactions;
  return {
    ...desk.server.platform,
    inTransaction: (actor, work) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Interruption()) : desk.server.inTransaction(actor, work);
    },
  };
}
