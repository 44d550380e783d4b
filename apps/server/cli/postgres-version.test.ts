import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requireUsable } from './external-postgres.ts';

describe('a PostgreSQL of the operator’s own', () => {
  it('is taken from version 15 to 18', () => {
    for (const version of ['150000', '160004', '180001']) requireUsable({ version, encoding: 'UTF8' });
  });

  it('is refused in one sentence when it is too old or too new, or keeps text in another encoding', () => {
    const told =
      (version: string, encoding = 'UTF8') =>
      () =>
        requireUsable({ version, encoding });
    assert.throws(told('140012'), { message: 'DATABASE_URL leads to PostgreSQL 14; Lotse works with 15 to 18.' });
    assert.throws(told('90624'), { message: 'DATABASE_URL leads to PostgreSQL 9; Lotse works with 15 to 18.' });
    assert.throws(told('190000'), { message: 'DATABASE_URL leads to PostgreSQL 19; Lotse works with 15 to 18.' });
    assert.throws(told('160004', 'LATIN1'), { message: 'DATABASE_URL leads to a database in LATIN1; Lotse needs one in UTF8.' });
  });
});
