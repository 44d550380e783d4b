import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { casesOn, monday } from './testing.ts';

let server: TestServer;
let aCase: ReturnType<typeof casesOn>['aCase'];
let step: ReturnType<typeof casesOn>['step'];
before(async () => {
  server = await testServer();
  server.setNow(monday);
  ({ aCase, step } = casesOn(server));
});
after(() => server.stop());

const hold = { type: 'hold', reason: 'hospital_stay', until: '2026-04-01', note: 'surgery', teamInformed: true } as const;

describe('the clocks of a case', () => {
  const kinds = async (caseId: string) => {
    const { body } = await server.request(await server.as('supervisor'), 'GET', `/api/duties?caseId=${caseId}`);
    return body.items.map((duty: { kind: string; dueOn: string }) => [duty.kind, duty.dueOn]);
  };

  it('ask for a first contact and the assessment; while the case rests, for a decision', async () => {
    const id = await aCase();
    assert.deepEqual(await kinds(id), [
      ['first-contact', '2026-03-04'],
      ['assessment-due', '2026-03-09'],
    ]);
    await step(id, hold);
    assert.deepEqual(await kinds(id), [['rest-ending', '2026-04-01']]);
  });

  it('ask a supervisor for somebody to work on a case that nobody has', async () => {
    const id = await aCase({ caseManagerId: null });
    assert.deepEqual((await kinds(id))[0], ['assign-manager', '2026-03-03']);
  });

  it('stop asking for a first contact when the client was reached', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    await server.request(manager, 'POST', '/api/contacts', {
      id: newId(),
      caseId: id,
      mode: 'call',
      outcome: 'reached',
      at: '2026-03-02T14:00:00Z',
      minutes: 5,
    });
    assert.ok(!(await kinds(id)).some(([kind]: [string]) => kind === 'first-contact'));
  });
});
