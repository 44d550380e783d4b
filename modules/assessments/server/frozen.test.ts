import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { newId } from '#kernel';
import type { Actor, Tx } from '#platform';
import { phq9Answers } from '../testing.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

const refused = { code: '23001', constraint: 'assessment_completed' };
/** What may still change of an assessment that was completed: that it was replaced or entered by mistake, and the bookkeeping of that. */
const standing = ['status', 'withdrawn_reason', 'version', 'updated_at', 'updated_by'];

const completed = async (): Promise<{ id: string; caseId: string; version: number }> => {
  const { caseId } = await desk.server.openCase();
  const { id, version } = await desk.answered(caseId, 'phq-9', phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
  return { id, caseId, version };
};
/** Says it to the database with the rights the server itself has: as this person, or with the sight of the platform. */
const asApplication = (statement: RawBuilder<unknown>, actor: Actor = desk.manager) =>
  desk.server.inTransaction(actor, (tx: Tx) => statement.execute(tx.db));
const rowOf = async (id: string): Promise<Record<string, unknown>> => {
  const { rows } = await asApplication(sql`SELECT to_jsonb(a) - ${standing}::text[] AS row FROM assessments a WHERE id = ${id}`);
  return (rows[0] as { row: Record<string, unknown> }).row;
};

/** Another value for a column of this type. */
const otherValues: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: "'changed'",
  jsonb: `'{"changed": true}'`,
  'double precision': '-1',
  ARRAY: `'{changed}'`,
  'timestamp with time zone': "now() + interval '1 day'",
};

describe('the database, of an assessment that was completed,', () => {
  it('lets the server change no column but how it stands', async () => {
    const { id } = await completed();
    const before = await rowOf(id);
    const { rows: columns } = await asApplication(
      sql`SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'assessments'`,
    );
    const frozen = (columns as { name: string; type: string }[]).filter(({ name }) => !standing.includes(name));
    assert.ok(frozen.length > 20, `${frozen.length} columns`);
    for (const { name, type } of frozen) {
      const value = otherValues[type];
      assert.ok(value, `${name} is ${type}`);
      for (const actor of [desk.manager, desk.server.system()]) {
        const change = sql`UPDATE assessments SET ${sql.ref(name)} = ${sql.raw(value)} WHERE id = ${id}`;
        await assert.rejects(asApplication(change, actor), refused, name);
      }
    }
    assert.deepEqual(await rowOf(id), before);
  });

  it('makes no draft of it again, and nothing at all of one that was entered by mistake', async () => {
    const { id, version } = await completed();
    const become = (status: string) => asApplication(sql`UPDATE assessments SET status = ${status} WHERE id = ${id}`);
    await assert.rejects(become('draft'), refused);
    assert.equal((await desk.withdraw(id, version, 'Another client answered.')).status, 200);
    for (const status of ['draft', 'completed', 'amended']) await assert.rejects(become(status), refused, status);
  });

  it('gives the server no right to delete it, and the trigger stops whoever has', async () => {
    const { id } = await completed();
    for (const actor of [desk.manager, desk.server.system()])
      await assert.rejects(asApplication(sql`DELETE FROM assessments WHERE id = ${id}`, actor), { code: '42501' });
    const owner = new pg.Client({ connectionString: desk.server.ownerUrl });
    await owner.connect();
    const attempts = [
      `UPDATE assessments SET response = '{}' WHERE id = '${id}'`,
      `UPDATE assessments SET total = 0 WHERE id = '${id}'`,
      `DELETE FROM assessments WHERE id = '${id}'`,
      'TRUNCATE assessments CASCADE',
    ];
    for (const attempt of attempts) await assert.rejects(owner.query(attempt), { code: '23001' }, attempt);
    await owner.end();
  });

  it('lets a change come only as an amendment, which is a row of its own and leaves the answers before as they were', async () => {
    const { id, caseId } = await completed();
    const before = await rowOf(id);
    const amendmentId = newId();
    await desk.amend(id, { id: amendmentId, reason: 'Item 2 was misheard.' });
    await desk.save(amendmentId, 1, 'phq-9', phq9Answers(1, 3, 1, 1, 1, 1, 1, 1, 0));
    await desk.complete(amendmentId, 2);
    assert.deepEqual(await rowOf(id), before);
    const { rows } = await asApplication(
      sql`SELECT id, status, total, original_id AS "original" FROM assessments WHERE case_id = ${caseId} ORDER BY created_at`,
    );
    assert.deepEqual(rows, [
      { id, status: 'amended', total: 8, original: id },
      { id: amendmentId, status: 'completed', total: 10, original: id },
    ]);
    await assert.rejects(asApplication(sql`UPDATE assessments SET response = '{}' WHERE id = ${amendmentId}`), refused);
  });

  it('keeps what was done after an alert as it was written', async () => {
    const { caseId } = await desk.server.openCase();
    const { id } = await desk.answered(caseId, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 1));
    const body = { id: newId(), action: 'safe_now', note: 'Talked, safe now.' };
    assert.equal((await desk.server.request(desk.manager, 'POST', `/api/assessments/${id}/acknowledgement`, body)).status, 201);
    for (const change of [sql`UPDATE safety_acknowledgements SET note = 'Other'`, sql`DELETE FROM safety_acknowledgements`])
      await assert.rejects(asApplication(change), { code: '42501' });
  });
});
