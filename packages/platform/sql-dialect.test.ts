import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pg from 'pg';
import { queryBuilder } from './database.ts';

describe('a name', () => {
  it('is camelCase in code and snake_case in SQL, and cannot leave its quotes', () => {
    const db = queryBuilder(new pg.Pool());
    const { sql } = db.selectFrom('caseAccess as a').select('a.granteeId as who"Sees').compile();
    assert.equal(sql, 'select "a"."grantee_id" as "who""_sees" from "case_access" as "a"');
  });
});

describe('a limit', () => {
  it('stands in the statement, whatever else is a parameter', () => {
    const db = queryBuilder(new pg.Pool());
    const { sql, parameters } = db.selectFrom('users').select('id').where('email', '=', 'a@b').limit(8).compile();
    assert.equal(sql, 'select "id" from "users" where "email" = $1 limit 8');
    assert.deepEqual(parameters, ['a@b']);
  });

  it('is only ever a whole number', () => {
    const db = queryBuilder(new pg.Pool());
    assert.match(
      db
        .selectFrom('users')
        .select('id')
        .limit('1; drop table users' as never)
        .compile().sql,
      /limit \$1$/,
    );
  });
});
