import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { staysPossible } from '../../bench/probes/closed-cases.ts';
import { aConsent, type CaseWrite, everythingOn, writesOn } from '../../bench/probes/everything-on-case.ts';
import { openApiDocument } from './openapi.ts';

/**
 * A case that has ended is read, never written. Every operation that could write on a case stands in one of the two lists below, so that a new one
 * has to say which it is.
 */
const ofCases = /^\/api\/(people\/.*\/documents|(cases|assessments|appointments|appointment-series|contacts|documents|plans)\b)/;

let server: TestServer;
let manager: Actor;
let supervisor: Actor;
let writes: Record<string, CaseWrite>;

before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
  supervisor = await server.as('supervisor');
  server.setNow('2026-03-10T15:00:00Z');
  const { caseId } = await server.openCase();
  writes = writesOn(await everythingOn(server, manager, caseId), { supervisor, partnerOrganizationId: server.organizations.northgate });
  await end(caseId, 'closed');
});
after(() => server.stop());

describe('a case that has ended', () => {
  it('knows every operation that could write on it', async () => {
    const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get' && ofCases.test(path))
        .map((method) => `${method.toUpperCase()} ${path.replace('/api', '')}`),
    );
    assert.deepEqual([...Object.keys(writes), ...staysPossible].sort(), operations.sort());
  });

  it('refuses each of them', async () => {
    const answers: Record<string, unknown> = {};
    for (const [operation, { url, body, as = manager, headers }] of Object.entries(writes)) {
      const method = operation.split(' ')[0] as 'POST';
      const answer = await server.request(as, method, `/api${url}`, body, { 'if-match': '"1"', ...headers });
      if (answer.body.code !== 'case.closed') answers[operation] = [answer.status, answer.body];
    }
    assert.deepEqual(answers, {});
  });

  it('takes, when it was closed, the one consent it needs to be opened again; when it was entered in error, none', async () => {
    const given = async (state: 'closed' | 'entered_in_error', type: 'case_management' | 'release_of_information') => {
      const { caseId } = await server.openCase();
      await end(caseId, state);
      return (await server.request(manager, 'POST', `/api/cases/${caseId}/consents`, aConsent(type, server.organizations.northgate)))
        .status;
    };
    assert.deepEqual(
      [
        await given('closed', 'case_management'),
        await given('closed', 'release_of_information'),
        await given('entered_in_error', 'case_management'),
      ],
      [201, 409, 409],
    );
  });
});

async function end(caseId: string, state: 'closed' | 'entered_in_error'): Promise<void> {
  await server.inTransaction(server.system(), async (tx) => {
    await tx.db
      .updateTable('cases')
      .set({ state, closedOn: state === 'closed' ? '2026-03-10' : null })
      .where('id', '=', caseId)
      .execute();
  });
}
