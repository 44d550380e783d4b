import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { newId, Temporal } from '#kernel';
import { demoPassword } from '../../apps/server/demo/workers.ts';
import { type ServerProcess, serverIn } from './server-process.ts';

const kills = 50;
const writers = 4;

let home: string;
let server: ServerProcess;
before(async () => {
  home = mkdtempSync(join(tmpdir(), 'lotse-faults-'));
  // Under root the database's account passes through, so that the database is inside and goes with it.
  chmodSync(home, 0o711);
  server = await serverIn(home);
  await server.start();
});
after(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

it(`${kills} times kill -9 while people write: every acknowledged write is there and every chain verifies`, {
  timeout: 600_000,
}, async () => {
  const cookie = await signIn();
  const cases = await get<{ items: { id: string }[] }>('/api/cases?of=mine', cookie);
  const caseIds = cases.items.slice(0, writers).map((item) => item.id);
  assert.equal(caseIds.length, writers);
  const acknowledged = new Map<string, string>();
  const run = { going: true };
  const writing = caseIds.map((caseId) => write(caseId, cookie, acknowledged, run));

  for (let round = 0; round < kills; round += 1) {
    await moreThan(acknowledged.size + writers, acknowledged);
    await wait(Math.random() * 100);
    await server.kill(round % 2 === 0 ? 'server' : 'both');
    await server.start();
  }
  run.going = false;
  await Promise.all(writing);

  const kept = new Set<string>();
  for (const caseId of caseIds) for (const contact of await contactsOf(caseId, cookie)) kept.add(contact);
  const lost = [...acknowledged.keys()].filter((id) => !kept.has(id));
  assert.deepEqual(lost, []);

  const verified = await server.lotse('verify', 'journal');
  assert.equal(verified.code, 0, verified.output);
});

/** Every round kills in the middle of writing, not before it has begun again. */
async function moreThan(count: number, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  for (let patience = 0; acknowledged.size < count; patience += 1) {
    assert.ok(patience < 2_000, 'nothing is being written any more');
    await wait(10);
  }
}

/** Logs one contact after the other; a request that got no answer is sent again with the same id, as a browser would. */
async function write(caseId: string, cookie: string, acknowledged: Map<string, string>, run: { going: boolean }): Promise<void> {
  while (run.going) {
    const contact = {
      id: newId(),
      caseId,
      mode: 'call',
      outcome: 'reached',
      minutes: 1,
      at: Temporal.Now.instant().subtract({ seconds: 5 }).toString(),
    };
    while (run.going) {
      const response = await send('/api/contacts', cookie, contact).catch(() => undefined);
      if (response?.status === 201) {
        acknowledged.set(contact.id, caseId);
        break;
      }
      assert.ok(response === undefined || response.status >= 500, `a write was refused with ${response?.status}`);
      await wait(50);
    }
    await wait(10);
  }
}

async function contactsOf(caseId: string, cookie: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { id: string }[]; nextCursor: string | null } = await get(
      `/api/contacts?caseId=${caseId}&limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      cookie,
    );
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  return ids;
}

async function signIn(): Promise<string> {
  const response = await send('/api/session', '', { email: 'amara.lindgren@riverside.example', password: demoPassword });
  assert.ok(response.ok, await response.text());
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function send(path: string, cookie: string, body: object): Promise<Response> {
  return fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
}

async function get<Answer>(path: string, cookie: string): Promise<Answer> {
  const response = await fetch(server.url + path, { headers: { cookie } });
  assert.equal(response.status, 200, path);
  return (await response.json()) as Answer;
}
