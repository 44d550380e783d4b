import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { sql } from 'kysely';
import { type DataCategory, newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { addShippedTemplates } from './index.ts';

const elm = { country: 'US', lines: ['12 Elm Street'], postalCode: '10001', city: 'Riverside', region: 'NY' };

/** The status and the code of an answer that refuses. */
export const refusal = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

/** Where a case manager writes letters: a server with the shipped templates, from the first to the last test of a file. */
export function letterDesk() {
  let server: TestServer;
  let manager: Actor;
  let templates: Record<'client' | 'partner' | 'referrer', string>;
  before(async () => {
    server = await testServer();
    manager = await server.as('case_manager');
    await server.inTransaction(server.system(), (tx) => addShippedTemplates(tx));
    const { body } = await server.request(manager, 'GET', '/api/letter-templates');
    templates = Object.fromEntries(
      body.items.map((item: { audience: string; id: string }) => [item.audience, item.id]),
    ) as typeof templates;
  });
  after(() => server.stop());

  /** An open case of somebody who lives somewhere, with whatever else is known. */
  async function openCase(of: { protect?: boolean; noPost?: boolean; language?: string } = {}) {
    const opened = await server.openCase();
    await server.inTransaction(server.system(), async (tx) => {
      const { personId } = opened;
      await tx.db
        .updateTable('persons')
        .set({ birthDate: '1994-03-05', addressProtected: of.protect ?? false, languages: of.language ? [of.language] : [] })
        .where('id', '=', personId)
        .execute();
      await sql`INSERT INTO person_addresses (id, person_id, usage, address) VALUES (${newId()}, ${personId}, 'home', ${JSON.stringify(elm)}::jsonb)`.execute(
        tx.db,
      );
      if (of.noPost)
        await tx.db.insertInto('personContactPoints').values({ id: newId(), personId, kind: 'post', doNotUse: true }).execute();
    });
    return opened;
  }

  async function addAppointment(caseId: string, category: DataCategory = 'social') {
    const startsAt = new Date(Date.now() + 86_400_000 * 30).toISOString().replace(/T.*/, 'T19:30:00Z');
    const appointment = {
      id: newId(),
      caseId,
      title: 'Meeting about the plan',
      startsAt,
      endsAt: startsAt.replace('19:30', '20:30'),
      place: 'Room 2',
      transport: 'booked',
      category,
    };
    assert.equal((await server.request(manager, 'POST', '/api/appointments', appointment)).status, 201);
  }

  async function release(caseId: string, categories: DataCategory[], purposes = ['care_coordination']): Promise<string> {
    const id = newId();
    const { status, body } = await server.request(manager, 'POST', `/api/cases/${caseId}/consents`, {
      id,
      type: 'release_of_information',
      legalForm: 'written',
      recipientOrganizationId: server.organizations.northgate,
      purposes,
      categories,
      until: '2099-01-01',
      signedOn: '2026-01-02',
      noticeGiven: true,
    });
    assert.equal(status, 201, JSON.stringify(body));
    return id;
  }

  const draft = (caseId: string, choice: Record<string, unknown>, actor = manager) =>
    server.request(actor, 'POST', `/api/cases/${caseId}/letters/draft`, { recipient: { kind: 'client' }, ...choice });
  const write = (caseId: string, letter: Record<string, unknown>, actor = manager) =>
    server.request(actor, 'POST', `/api/cases/${caseId}/letters`, letter);
  const aLetter = (of: Record<string, unknown> = {}) => ({
    id: newId(),
    templateId: templates.client,
    templateVersion: 1,
    recipient: { kind: 'client' },
    language: 'en',
    delivery: 'post',
    address: 'River Almeida\n12 Elm Street',
    subject: 'Your appointment',
    body: 'Dear River,\n\nWe have an appointment for you:\n- on Thursday\n\nPlease come.',
    ...of,
  });
  const northgate = () => ({ kind: 'organization', organizationId: server.organizations.northgate });

  async function postTemplate(of: Record<string, unknown>, actor?: Actor) {
    const template = { id: newId(), audience: 'client', category: 'social', ...of };
    return server.request(actor ?? (await server.as('administrator')), 'POST', '/api/letter-templates', template);
  }

  async function addTemplate(of: Record<string, unknown>, status?: 'published'): Promise<string> {
    const { status: answer, body } = await postTemplate(of);
    assert.equal(answer, 201, JSON.stringify(body));
    const admin = await server.as('administrator');
    if (status) await server.request(admin, 'PATCH', `/api/letter-templates/${body.id}`, { status }, { 'if-match': '"1"' });
    return body.id;
  }

  return {
    get server() {
      return server;
    },
    get manager() {
      return manager;
    },
    /** The shipped templates, by whom they are for. */
    get templates() {
      return templates;
    },
    openCase,
    addAppointment,
    release,
    draft,
    write,
    aLetter,
    northgate,
    postTemplate,
    addTemplate,
  };
}
