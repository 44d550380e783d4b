import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { anOrganization } from '#modules/organizations/testing.ts';
import { personActor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

async function add(fields: Parameters<typeof anOrganization>[0] = {}) {
  const organization = anOrganization(fields);
  const response = await server.request(await server.as('administrator'), 'POST', '/api/organizations', organization);
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body;
}
const change = async (id: string, version: number, body: unknown) =>
  server.request(await server.as('administrator'), 'PATCH', `/api/organizations/${id}`, body, { 'if-match': `"${version}"` });

describe('adding an organisation', () => {
  it('keeps its phone number in one form and may be repeated', async () => {
    const organization = anOrganization({ name: 'Jugendhilfe Süd', phone: '(206) 555-0148' });
    const administrator = await server.as('administrator');
    const first = await server.request(administrator, 'POST', '/api/organizations', organization);
    const second = await server.request(administrator, 'POST', '/api/organizations', organization);
    assert.deepEqual([first.status, second.status, first.body], [201, 201, second.body]);
    assert.deepEqual([first.body.phone, first.body.version, first.body.active, first.body.staff], ['+12065550148', 1, true, 0]);
    const other = await server.request(administrator, 'POST', '/api/organizations', { ...organization, name: 'Another' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
  });

  it('is refused to everybody but administrators, and for a number that is none', async () => {
    const response = await server.request(await server.as('supervisor'), 'POST', '/api/organizations', anOrganization());
    assert.deepEqual([response.status, response.body.code], [403, 'access.not-allowed']);
    const wrong = await server.request(
      await server.as('administrator'),
      'POST',
      '/api/organizations',
      anOrganization({ phone: 'by the fountain' }),
    );
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'phone.unreadable']);
  });
});

describe('changing an organisation', () => {
  it('says which version was seen, and answers a conflict with the fields that differ', async () => {
    const { id } = await add({ name: 'Old name' });
    const changed = await change(id, 1, { name: 'New name' });
    assert.deepEqual([changed.status, changed.body.name, changed.body.version], [200, 'New name', 2]);
    const conflict = await change(id, 1, { name: 'Third name', sector: 'legal' });
    assert.equal(conflict.status, 409);
    assert.deepEqual(
      conflict.body.fields.map((field: { field: string; theirs: unknown }) => [field.field, field.theirs]),
      [
        ['name', 'New name'],
        ['sector', 'social'],
      ],
    );
  });

  it('leaves what is not named as it is', async () => {
    const { id } = await add({ phone: '(206) 555-0148', acceptsPublicReferrals: true });
    const { body } = await change(id, 1, { name: 'New name' });
    assert.deepEqual([body.phone, body.acceptsPublicReferrals], ['+12065550148', true]);
  });

  it('out of use is refused for the own organisation and while cases are open there', async () => {
    const own = await change(server.organizations.harbor, 1, { active: false });
    assert.deepEqual([own.status, own.body.code], [422, 'organization.is-own']);
    const { id } = await add();
    await openCaseAt(id);
    const busy = await change(id, 1, { active: false });
    assert.deepEqual([busy.status, busy.body.code, busy.body.count], [409, 'organization.has-open-cases', 1]);
  });

  it('out of use hides it from the list until it comes back', async () => {
    const { id } = await add({ name: 'Quartiersladen' });
    await change(id, 1, { active: false });
    assert.deepEqual((await found('quartiersladen')).length, 0);
    assert.deepEqual((await found('quartiersladen&active=no')).length, 1);
    await change(id, 2, { active: true });
    assert.deepEqual((await found('quartiersladen')).length, 1);
  });
});

describe('the list of organisations', () => {
  it('finds parts of names in any order, whatever their accents, and narrows by sector', async () => {
    await add({ name: 'Müller & Söhne Pflege', sector: 'health', kind: 'home_health_agency' });
    assert.deepEqual(await found('pflege mueller'), ['Müller & Söhne Pflege']);
    assert.deepEqual(await found('sohne&sector=health'), ['Müller & Söhne Pflege']);
    assert.deepEqual(await found('sohne&sector=legal'), []);
  });

  it('pages without gaps or repeats', async () => {
    const actor = await server.as('case_manager');
    const seen: string[] = [];
    let cursor = '';
    let total = 0;
    do {
      const { body } = await server.request(actor, 'GET', `/api/organizations?limit=2&active=all${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
      total = body.total;
    } while (cursor);
    assert.deepEqual([new Set(seen).size, seen.length], [total, total]);
  });

  it('is exported as it is shown, with headers in the reader’s language', async () => {
    const actor = { ...(await server.as('case_manager')), language: 'de' as const };
    const response = await server.request(actor, 'GET', '/api/organizations/export?q=mercy');
    const [header, ...rows] = String(response.body).trim().split('\n');
    assert.match(header ?? '', /Name,Art,Bereich,Trägerschaft/);
    assert.deepEqual(rows.length, 1);
    assert.match(rows[0] ?? '', /Mercy General,Krankenhaus,Gesundheit,Frei-gemeinnützig/);
    const narrow = await server.request(actor, 'GET', '/api/organizations/export?q=mercy&columns=name,sector');
    assert.equal(String(narrow.body).trim(), 'Name,Bereich\nMercy General,Gesundheit');
    assert.equal((await server.request(actor, 'GET', '/api/organizations/export?columns=secret')).status, 400);
  });

  it('shows nothing to another network', async () => {
    const stranger = personActor({ ...(await server.as('administrator')), networkId: newId(), organizationId: newId() });
    assert.deepEqual((await server.request(stranger, 'GET', '/api/organizations')).body.items, []);
    const one = await server.request(stranger, 'GET', `/api/organizations/${server.organizations.mercy}`);
    assert.equal(one.status, 404);
  });
});

it('the staff of an organisation are those who work there today, with all their roles', async () => {
  const manager = await server.as('case_manager', 'northgate');
  await server.inTransaction(server.system(), (tx) =>
    tx.db
      .insertInto('memberships')
      .values([
        { id: newId(), userId: manager.userId ?? '', organizationId: server.organizations.northgate, role: 'supervisor' },
        {
          id: newId(),
          userId: manager.userId ?? '',
          organizationId: server.organizations.mercy,
          role: 'clinician',
          validFrom: '2020-01-01',
          validUntil: '2020-12-31',
        },
      ])
      .execute(),
  );
  const staff = async (id: string) => (await server.request(manager, 'GET', `/api/organizations/${id}/staff`)).body.items;
  const here = await staff(server.organizations.northgate);
  assert.deepEqual(
    here.map((member: { roles: string[] }) => member.roles),
    [['case_manager', 'supervisor']],
  );
  assert.deepEqual(
    (await staff(server.organizations.mercy)).map((member: { userId: string }) => member.userId).includes(manager.userId),
    false,
  );
});

async function found(query: string): Promise<string[]> {
  const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/organizations?q=${query}`);
  return body.items.map((item: { name: string }) => item.name);
}

async function openCaseAt(organizationId: string): Promise<void> {
  await server.inTransaction(server.system(), async (tx) => {
    const [personId, programId] = [newId(), newId()];
    await tx.db.insertInto('persons').values({ id: personId, familyName: 'Elsewhere' }).execute();
    await tx.db.insertInto('programs').values({ id: programId, organizationId, name: 'Here', model: 'clinical' }).execute();
    await tx.db
      .insertInto('cases')
      .values({ id: newId(), number: personId, personId, organizationId, programId, model: 'clinical', state: 'active' })
      .execute();
  });
}
