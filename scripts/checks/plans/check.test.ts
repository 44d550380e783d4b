import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#testing';
import { readCatalogue } from './catalogue.ts';
import { checkStatements } from './check.ts';
import { type Catalogue, growthOf, strayOf } from './scans.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let client: pg.Client;
before(async () => {
  database = await testDatabase();
  client = new pg.Client(database.appUrl);
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

describe('the plans of the statements', () => {
  const faultsOf = async (text: string) =>
    (await checkStatements(client, await readCatalogue(client), [{ from: 'modules/contacts/server/store.ts', text }])).map(
      ({ fault }) => fault,
    );

  it('name a table that is searched without an index', async () => {
    const [fault] = await faultsOf('SELECT id FROM contacts WHERE note = $1');
    assert.match(fault ?? '', /^contacts is read from one end to the other/);
  });

  it('name it in a subquery, in a join and in what is written, too', async () => {
    for (const text of [
      'SELECT id FROM cases WHERE id = $1 AND EXISTS (SELECT FROM contacts k WHERE k.note = $2)',
      'SELECT c.id FROM cases c JOIN persons p ON p.gender = c.model WHERE c.id = $1',
      'UPDATE contacts SET note = $1 WHERE note = $2',
      'DELETE FROM person_identifiers WHERE last_characters = $1',
    ])
      assert.equal((await faultsOf(text)).length, 1, text);
  });

  it('are good when rows are found by their case, their person or their id', async () => {
    for (const text of [
      'SELECT id FROM contacts WHERE case_id = $1 ORDER BY at DESC LIMIT 30',
      'SELECT p.given_names FROM cases c JOIN persons p ON p.id = c.person_id WHERE c.id = $1',
      'UPDATE contacts SET note = $1 WHERE id = $2 AND version = $3',
    ])
      assert.deepEqual(await faultsOf(text), [], text);
  });

  it('are missing when a statement fits no table, and that is a fault', async () => {
    const [fault] = await faultsOf('SELECT nothing FROM nowhere');
    assert.match(fault ?? '', /^it cannot be explained/);
  });
});

describe('a scan', () => {
  const catalogue: Catalogue = {
    growing: new Set(['goals']),
    empty: new Set(),
    narrow: new Set(['goals_in_work']),
    ofNetworks: new Set(['goals']),
    indexes: new Map([
      [
        'goals',
        [
          ['network_id', 'id'],
          ['network_id', 'case_id'],
        ],
      ],
    ]),
  };
  const scan = {
    table: 'goals',
    index: 'goals_pkey',
    foundBy: ['network_id'],
    testedBy: ['network_id', 'state'],
    joinedBy: ['case_id'],
    stopsEarly: false,
  };

  it('by the network alone grows with it', () => {
    assert.match(growthOf(scan, catalogue) ?? '', /over goals_pkey$/);
    assert.match(growthOf({ ...scan, testedBy: [] }, catalogue) ?? '', /over goals_pkey$/);
    assert.match(growthOf({ ...scan, stopsEarly: true }, catalogue) ?? '', /over goals_pkey$/);
    assert.match(growthOf({ ...scan, index: undefined, foundBy: [] }, catalogue) ?? '', /other$/);
  });

  it('does not when an index finds the rows, would in a larger table, holds few, or gives them in the order in which only some are wanted', () => {
    assert.equal(growthOf({ ...scan, foundBy: ['network_id', 'id'] }, catalogue), undefined);
    assert.equal(growthOf({ ...scan, testedBy: ['network_id', 'case_id'] }, catalogue), undefined);
    assert.equal(growthOf({ ...scan, index: 'goals_in_work' }, catalogue), undefined);
    assert.equal(growthOf({ ...scan, testedBy: ['network_id'], stopsEarly: true }, catalogue), undefined);
    assert.equal(growthOf(scan, { ...catalogue, empty: new Set(['goals']) }), undefined);
    assert.equal(growthOf({ ...scan, table: 'questionnaires' }, catalogue), undefined);
  });

  it('that no network limits reads those of others', () => {
    assert.equal(strayOf(scan, catalogue), undefined);
    assert.equal(strayOf({ ...scan, testedBy: ['id'] }, catalogue), 'goals is read in all networks');
  });
});
