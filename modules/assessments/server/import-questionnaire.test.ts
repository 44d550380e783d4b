import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let supervisor: Actor;
let manager: Actor;
before(async () => {
  server = await testServer();
  supervisor = await server.as('supervisor');
  manager = await server.as('case_manager');
});
after(() => server.stop());

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object;
const form = (over: object = {}) => ({
  resourceType: 'Questionnaire',
  url: 'http://example.org/check',
  version: '1',
  name: 'HomeCheck',
  title: 'Home check',
  status: 'active',
  item: [{ linkId: 'a', text: 'Is the home warm?', type: 'boolean' }],
  ...over,
});
const bring = (resource: object, actor = supervisor, id = newId()) =>
  server.request(actor, 'POST', '/api/questionnaires', { id, resource, category: 'social' });
const retire = (key: string, actor = supervisor) => server.request(actor, 'POST', `/api/questionnaires/${key}/retirement`);
const chosen = async () =>
  (await server.request(manager, 'GET', '/api/questionnaires')).body.items.map(({ key, version }: { key: string; version: string }) => [
    key,
    version,
  ]);

describe('bringing a questionnaire', () => {
  it('takes a form with groups, conditions and scores as it is and offers it beside ours', async () => {
    const { status, body } = await bring({ ...read('../instruments/gad-7.json'), url: 'http://example.org/gad' });
    assert.equal(status, 201, JSON.stringify(body));
    const taken = body.items.find(({ shipClass }: { shipClass: string }) => shipClass === 'imported');
    assert.deepEqual([taken.status, taken.category, taken.hasScore], ['active', 'social', true]);
    assert.ok((await chosen()).some(([key]: [string]) => key === taken.key));
  });

  it('names every wrong place of the file at once', async () => {
    const wrong = await bring(form({ status: 'ready', item: [{ linkId: 'a', type: 'slider' }, { type: 'string' }] }));
    assert.deepEqual(
      [wrong.status, wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)],
      [400, ['#/resource/status', '#/resource/item/0/type', '#/resource/item/1/linkId']],
    );
  });

  it('names every fault a form would stumble over, by its path', async () => {
    const faulty = await bring(
      form({
        title: undefined,
        name: undefined,
        item: [
          { linkId: 'g', type: 'group', item: [{ linkId: 'c', type: 'choice' }] },
          { linkId: 'g', type: 'string' },
        ],
      }),
    );
    assert.deepEqual(
      [faulty.status, faulty.body.problems.map(({ code, path }: { code: string; path: string }) => [code, path])],
      [
        422,
        [
          ['questionnaire.no-title', '/title'],
          ['questionnaire.no-options', '/item/0/item/0'],
          ['questionnaire.repeated-link-id', '/item/1'],
        ],
      ],
    );
  });

  it('of a later version retires the one before, which stays readable; the same version twice is refused', async () => {
    const id = newId();
    await bring(form(), supervisor, id);
    assert.equal((await bring(form(), supervisor, id)).status, 201);
    assert.deepEqual((await bring(form())).body.code, 'questionnaire.exists');
    await bring(form({ version: '2', title: 'Home check, new' }));
    assert.deepEqual(
      (await chosen()).filter(([key]: [string]) => key === 'home-check'),
      [['home-check', '2']],
    );
    const before = await server.request(manager, 'GET', '/api/questionnaires/home-check?version=1');
    assert.deepEqual([before.status, before.body.title.text], [200, 'Home check']);
  });

  it('of a file that names neither address nor version is the same questionnaire by its name, and another version when it changed', async () => {
    const unnamed = (title: string) => form({ url: undefined, version: undefined, name: 'DoorCheck', title });
    assert.equal((await bring(unnamed('Door check'))).status, 201);
    assert.equal((await bring(unnamed('Door check'))).body.code, 'questionnaire.exists');
    assert.equal((await bring(unnamed('Door check, longer'))).status, 201);
    const doors = (await chosen()).filter(([key]: [string]) => key.startsWith('door-check'));
    assert.deepEqual([doors.length, doors[0][0], doors[0][1].length], [1, 'door-check', 8]);
  });

  it('never replaces what comes with the product, and gives another form of the same name a key of its own', async () => {
    assert.equal((await bring(form({ url: 'urn:lotse:questionnaire:phq-9', version: '9' }))).body.code, 'questionnaire.shipped');
    const { body } = await bring(form({ url: 'http://example.org/other-phq', name: 'phq-9', title: 'Another PHQ' }));
    assert.ok(
      body.items.some(({ key, title }: { key: string; title: { text: string } }) => key === 'phq-9-2' && title.text === 'Another PHQ'),
    );
  });
});

describe('taking a questionnaire out of use', () => {
  it('offers it no more; a second time there is none', async () => {
    await bring(form({ url: 'http://example.org/gone', name: 'Gone' }));
    assert.equal((await retire('gone')).status, 200);
    assert.ok(!(await chosen()).some(([key]: [string]) => key === 'gone'));
    assert.deepEqual((await retire('gone')).body.code, 'questionnaire.not-found');
  });

  it('is refused for ours', async () => {
    assert.deepEqual((await retire('phq-9')).body.code, 'questionnaire.shipped');
  });
});

it('bringing, retiring and the shelf are for those who run programmes', async () => {
  const answers = [
    await bring(form(), manager),
    await retire('gone', manager),
    await server.request(manager, 'GET', '/api/questionnaires/shelf'),
    await server.request(null, 'GET', '/api/questionnaires/shelf'),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [403, 403, 403, 401],
  );
  assert.equal((await server.request(await server.as('administrator'), 'GET', '/api/questionnaires/shelf')).status, 200);
});
