import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId, type Role } from '#kernel';
import { letterDesk, refusal } from './testing.ts';

const desk = letterDesk();
const { openCase, write, aLetter, postTemplate, addTemplate } = desk;

describe('letter templates', () => {
  it('are there from the start in three languages, published', async () => {
    const { items } = (await desk.server.request(desk.manager, 'GET', '/api/letter-templates?status=published')).body;
    const shipped = items.filter(({ changedByName }: { changedByName: string | null }) => changedByName === null);
    assert.equal(shipped.length, 3);
    for (const { en, de, it } of shipped) assert.ok(en.body && de.body && it.body);
  });

  it('are written, published, retired and published again by administrators and supervisors alone', async () => {
    const admin = await desk.server.as('administrator');
    const id = await addTemplate({ en: { name: 'N', subject: 'S', body: 'B' } });
    const step = (status: string, seen: number, actor = admin) =>
      desk.server.request(actor, 'PATCH', `/api/letter-templates/${id}`, { status }, { 'if-match': `"${seen}"` });
    assert.deepEqual(refusal(await step('published', 1, desk.manager)), [403, 'access.not-allowed']);
    assert.equal((await step('published', 1)).body.status, 'published');
    assert.deepEqual(refusal(await step('published', 1)), [409, 'write.conflict']);
    assert.equal((await step('retired', 2)).body.status, 'retired');
    assert.equal((await step('published', 3, await desk.server.as('supervisor'))).body.version, 4);
    const roles: Role[] = ['case_manager', 'partner', 'intake_worker'];
    for (const role of roles) assert.equal((await postTemplate({}, await desk.server.as(role))).status, 403);
  });

  it('are refused with a field that does not exist, which is named', async () => {
    const { status, body } = await postTemplate({ de: { name: 'N', subject: 'Hallo {{client.shoeSize}}', body: '{{client.name}}' } });
    assert.deepEqual([status, body.code, body.language, body.fields], [422, 'letter-template.unknown-field', 'de', ['client.shoeSize']]);
    assert.equal((await postTemplate({ en: null })).body.code, 'letter-template.no-text');
    const id = await addTemplate({ en: { name: 'N', subject: 'S', body: 'B' } });
    const change = { en: { name: 'N', subject: 'S', body: '{{nothing}}' } };
    const changed = await desk.server.request(await desk.server.as('administrator'), 'PATCH', `/api/letter-templates/${id}`, change, {
      'if-match': '"1"',
    });
    assert.equal(changed.body.code, 'letter-template.unknown-field');
  });

  it('changed by two at once: each language is its own, the same one is a conflict', async () => {
    const admin = await desk.server.as('administrator');
    const id = await addTemplate({ en: { name: 'N', subject: 'S', body: 'B' } });
    const change = (fields: object) => desk.server.request(admin, 'PATCH', `/api/letter-templates/${id}`, fields, { 'if-match': '"1"' });
    assert.equal((await change({ en: { name: 'N', subject: 'S', body: 'Mine' } })).status, 200);
    const { status, body } = await change({ en: { name: 'N', subject: 'S', body: 'Yours' } });
    assert.deepEqual([status, body.fields[0].field, body.fields[0].theirs.body], [409, 'en', 'Mine']);
  });

  it('counts the letters written from it, and repeats harmlessly', async () => {
    const { caseId } = await openCase();
    const id = newId();
    const template = { id, audience: 'client', category: 'social', en: { name: 'N', subject: 'S', body: 'B' } };
    const admin = await desk.server.as('administrator');
    const add = () => desk.server.request(admin, 'POST', '/api/letter-templates', template);
    assert.deepEqual((await add()).body, (await add()).body);
    await desk.server.request(admin, 'PATCH', `/api/letter-templates/${id}`, { status: 'published' }, { 'if-match': '"1"' });
    await write(caseId, aLetter({ templateId: id, templateVersion: 2 }));
    assert.equal((await desk.server.request(admin, 'GET', `/api/letter-templates/${id}`)).body.letters, 1);
  });

  it('of one network are unknown in every other', async () => {
    const elsewhere = { ...desk.manager, networkId: newId(), userId: newId() };
    assert.deepEqual((await desk.server.request(elsewhere, 'GET', '/api/letter-templates')).body.items, []);
  });
});
