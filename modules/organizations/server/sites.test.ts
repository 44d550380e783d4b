import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { anOrganization } from '#modules/organizations/testing.ts';
import { personActor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let at: string;
before(async () => {
  server = await testServer();
  const organization = anOrganization({ name: 'Quartiersladen' });
  await server.request(await server.as('administrator'), 'POST', '/api/organizations', organization);
  at = `/api/organizations/${organization.id}`;
});
after(() => server.stop());

const post = async (path: string, body: unknown) => server.request(await server.as('administrator'), 'POST', `${at}/${path}`, body);
const patch = async (path: string, version: number, body: unknown) =>
  server.request(await server.as('administrator'), 'PATCH', `${at}/${path}`, body, { 'if-match': `"${version}"` });
const aSite = <Fields extends object>(fields?: Fields) => ({ id: newId(), name: 'Ladenstraße', ...(fields as Fields) });

describe('the sites of an organisation', () => {
  it('begin with a main one; another takes its place, and a closed one is it no longer', async () => {
    const [first, second] = [aSite({ name: 'Old house' }), aSite({ name: 'New house', isMain: true })];
    const added = await post('sites', first);
    assert.deepEqual([added.status, added.body.items[0].isMain], [201, true]);
    await post('sites', second);
    const { body } = await server.request(await server.as('partner'), 'GET', `${at}/sites`);
    const mains = body.items.map((site: { name: string; isMain: boolean }) => [site.name, site.isMain]);
    assert.deepEqual(mains, [
      ['New house', true],
      ['Old house', false],
    ]);
    const closed = await patch(`sites/${second.id}`, 1, { active: false });
    assert.deepEqual([closed.status, closed.body.items.at(-1).isMain], [200, false]);
    const wrong = await patch(`sites/${second.id}`, 2, { isMain: true });
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'site.closed-not-main']);
    const again = await patch(`sites/${second.id}`, 2, { active: true, isMain: true });
    assert.deepEqual([again.status, again.body.items[0].name], [200, 'New house']);
  });

  it('say when they are open, in which languages, and what somebody must know who cannot simply walk in', async () => {
    const site = aSite({
      phone: '206 555 0148',
      address: { country: 'US', lines: ['9 Pier Street'], city: 'Seattle', postalCode: '98101', region: 'WA' },
      openingHours: [{ days: [1, 2, 3], opensAt: '09:00', closesAt: '17:00' }],
      languages: ['en', 'so'],
      accessibility: ['step_free', 'hearing_loop'],
    });
    const first = await post('sites', site);
    const second = await post('sites', site);
    assert.deepEqual([first.status, second.body], [201, first.body]);
    const { phone, openingHours, languages, accessibility } = first.body.items.find(({ id }: { id: string }) => id === site.id);
    assert.deepEqual(
      [phone, openingHours[0].closesAt, languages, accessibility],
      ['+12065550148', '17:00', ['en', 'so'], site.accessibility],
    );
    const night = aSite({ openingHours: [{ days: [1], opensAt: '17:00', closesAt: '09:00' }] });
    assert.equal((await post('sites', night)).status, 400);
    assert.equal((await post('sites', aSite({ phone: 'by the fountain' }))).body.code, 'phone.unreadable');
  });

  it('answer a conflict with what both wrote, also of the opening hours', async () => {
    const site = aSite({ openingHours: [{ days: [1], opensAt: '09:00', closesAt: '12:00' }] });
    await post('sites', site);
    const theirs = [{ days: [1], opensAt: '08:00', closesAt: '12:00' }];
    await patch(`sites/${site.id}`, 1, { openingHours: theirs });
    const yours = [{ days: [2], opensAt: '09:00', closesAt: '12:00' }];
    const conflict = await patch(`sites/${site.id}`, 1, { openingHours: yours });
    assert.equal(conflict.body.code, 'write.conflict');
    const { base, theirs: now, yours: wanted } = conflict.body.fields[0];
    assert.deepEqual([base, now, wanted], [site.openingHours, theirs, yours]);
  });

  it('are the administrators’ to change, of this organisation only, in this network only', async () => {
    const site = aSite();
    await post('sites', site);
    assert.equal((await server.request(await server.as('supervisor'), 'POST', `${at}/sites`, aSite())).status, 403);
    const elsewhere = `/api/organizations/${server.organizations.mercy}/sites/${site.id}`;
    const wrong = await server.request(await server.as('administrator'), 'PATCH', elsewhere, { name: 'X' }, { 'if-match': '"1"' });
    assert.equal(wrong.status, 404);
    const stranger = personActor({ ...(await server.as('administrator')), networkId: newId(), organizationId: newId() });
    assert.equal((await server.request(stranger, 'GET', `${at}/sites`)).status, 404);
    assert.equal((await server.request(stranger, 'POST', `${at}/sites`, aSite())).status, 404);
  });
});

describe('a contact without an account', () => {
  it('is added once, changed at the version seen, and leaves', async () => {
    const contact = { id: newId(), name: 'Sana Iqbal', function: 'Admissions', phone: '206 555 0149' };
    const [first, second] = [await post('contacts', contact), await post('contacts', contact)];
    assert.deepEqual([first.status, second.body], [201, first.body]);
    const changed = await patch(`contacts/${contact.id}`, 1, { function: 'Head of admissions' });
    assert.deepEqual(
      [changed.status, changed.body.items[0].function, changed.body.items[0].phone],
      [200, 'Head of admissions', '+12065550149'],
    );
    assert.equal((await patch(`contacts/${contact.id}`, 1, { name: 'Other' })).body.code, 'write.conflict');
    assert.equal((await patch(`contacts/${contact.id}`, 2, { active: false })).body.items[0].active, false);
    assert.equal((await patch(`contacts/${newId()}`, 1, { name: 'Nobody' })).status, 404);
  });

  it('is read in the network and changed by administrators', async () => {
    const partner = await server.as('partner', 'northgate');
    assert.equal((await server.request(partner, 'GET', `${at}/contacts`)).status, 200);
    assert.equal((await server.request(partner, 'POST', `${at}/contacts`, { id: newId(), name: 'X' })).status, 403);
  });
});
