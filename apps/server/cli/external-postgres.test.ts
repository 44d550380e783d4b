import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OperatorError } from '#platform';
import { testDatabase } from '../testing.ts';
import { connectExternalPostgres } from './external-postgres.ts';

describe('a PostgreSQL of one’s own', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());

  it('serves as a role that owns nothing', async () => {
    const { ownerUrl, appUrl } = database;
    const urls = { ownerUrl, appUrl, poolUrl: undefined };
    assert.deepEqual(await connectExternalPostgres(urls, '/nowhere'), urls);
  });

  it('is refused when requests would be served by the owner of the tables', async () => {
    const { ownerUrl } = database;
    await assert.rejects(
      connectExternalPostgres({ ownerUrl, appUrl: ownerUrl, poolUrl: undefined }, '/nowhere'),
      new OperatorError('DATABASE_APP_URL names the owner of the tables, who could lift row-level security: use another role.'),
    );
  });

  it('is refused when the pooler leads elsewhere', async () => {
    const { ownerUrl, appUrl } = database;
    await assert.rejects(
      connectExternalPostgres({ ownerUrl, appUrl, poolUrl: ownerUrl }, '/nowhere'),
      new OperatorError('DATABASE_POOL_URL leads to another role or database than DATABASE_APP_URL.'),
    );
  });
});
