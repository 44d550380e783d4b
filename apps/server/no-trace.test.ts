import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, type Role } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { openApiDocument } from './openapi.ts';

/**
 * What may not be seen leaves no trace in any answer: every reading operation of the API is asked as people who may not see it, about a person whose
 * address is protected and whose number is sealed, and each answer is searched for both.
 */
const street = 'Larkspur Hideaway';
const number = '078051120';
const asWritten = /078[- ]?05[- ]?1120/;

let server: TestServer;
let paths: string[];
const personId = newId();
const identifierId = newId();
let caseId: string;

before(async () => {
  server = await testServer({}, { limited: false });
  caseId = await aProtectedPerson();
  const document = (await openApiDocument()) as { paths: Record<string, Record<string, unknown>> };
  paths = Object.keys(document.paths).filter((path) => document.paths[path]?.get !== undefined && !path.includes('/live'));
});
after(() => server.stop());

describe('a protected address', () => {
  for (const [role, at] of [
    ['intake_worker', 'harbor'],
    ['resource_navigator', 'harbor'],
    ['administrator', 'harbor'],
    ['partner', 'northgate'],
    ['case_manager', 'mercy'],
  ] as const satisfies (readonly [Role, 'harbor' | 'northgate' | 'mercy'])[]) {
    it(`is in no answer to a ${role} at ${at}`, async () => {
      const answers = await everythingReadBy(await server.as(role, at));
      assert.deepEqual(
        placesOf(answers, (text) => text.includes(street)),
        [],
      );
    });
  }

  it('is in the answer to the case manager, who has to find the door', async () => {
    const answers = await everythingReadBy(await server.as('case_manager'));
    assert.deepEqual(
      placesOf(answers, (text) => text.includes(street)),
      ['/api/people/{id}'],
    );
  });
});

describe('the number of a person', () => {
  for (const role of ['case_manager', 'supervisor', 'intake_worker', 'privacy_officer', 'administrator'] as const) {
    it(`is whole in one answer at most to a ${role}: the one that is asked for it and logged`, async () => {
      const answers = await everythingReadBy(await server.as(role));
      const whole = placesOf(answers, (text) => text.includes(number) || asWritten.test(text));
      assert.deepEqual(
        whole.filter((path) => path !== '/api/people/{id}/identifiers/{identifierId}'),
        [],
      );
    });
  }

  it('is opened for nobody who may not see who the person is', async () => {
    for (const [role, at] of [
      ['case_manager', 'mercy'],
      ['administrator', 'harbor'],
      ['utilization_reviewer', 'northgate'],
    ] as const) {
      const answer = await server.request(await server.as(role, at), 'GET', `/api/people/${personId}/identifiers/${identifierId}`);
      assert.ok([403, 404].includes(answer.status), `${role} at ${at}: ${answer.status}`);
    }
  });
});

type Answers = Map<string, { status: number; text: string }>;

async function everythingReadBy(actor: Actor): Promise<Answers> {
  const answers: Answers = new Map();
  for (const path of paths) {
    const { status, body } = await server.request(actor, 'GET', addressOf(path));
    answers.set(path, { status, text: typeof body === 'string' ? body : JSON.stringify(body) });
  }
  const read = [...answers.values()].filter(({ status }) => status === 200).length;
  assert.ok(read >= 10, `only ${read} answers to search`);
  return answers;
}

function placesOf(answers: Answers, says: (text: string) => boolean): string[] {
  return [...answers].filter(([, { text }]) => says(text)).map(([path]) => path);
}

/** The address of an operation about this person and case, with whatever it has to be asked with. */
function addressOf(path: string): string {
  const address = path
    .replace('{identifierId}', identifierId)
    .replace(/^\/api\/people\/\{id\}/, `/api/people/${personId}`)
    .replace('{id}', caseId)
    .replace(/\{\w+\}/g, caseId);
  const asked = new URLSearchParams({
    caseId,
    q: 'Almeida',
    of: path === '/api/appointments' ? 'team' : 'all',
    from: '2026-03-01T00:00:00Z',
    until: '2026-03-31T00:00:00Z',
  });
  return `${address}?${asked}`;
}

/** Somebody who hides, known with an address and a number, on a case of which Northgate was told who it is and what health they are in. */
async function aProtectedPerson(): Promise<string> {
  const intake = await server.as('intake_worker');
  const person = {
    id: personId,
    givenNames: 'River',
    familyName: 'Almeida',
    addressProtected: true,
    addresses: [{ id: newId(), address: { country: 'US', lines: [`7 ${street}`], city: 'Seattle' } }],
    identifiers: [{ id: identifierId, kind: 'us_ssn', value: '078-05-1120' }],
  };
  const registered = await server.request(intake, 'POST', '/api/people', person);
  assert.equal(registered.status, 201, JSON.stringify(registered.body));
  const { caseId: opened } = await server.openCase(personId);
  const released = await server.request(await server.as('case_manager'), 'POST', `/api/cases/${opened}/consents`, {
    id: newId(),
    type: 'release_of_information',
    legalForm: 'written',
    recipientOrganizationId: server.organizations.northgate,
    purposes: ['care_coordination'],
    categories: ['identity', 'social', 'health_general'],
    until: '2027-01-31',
    signedOn: '2026-03-01',
    noticeGiven: true,
  });
  assert.equal(released.status, 201, JSON.stringify(released.body));
  return opened;
}
