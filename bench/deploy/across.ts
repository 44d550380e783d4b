import { newId, Temporal } from '#kernel';
import { contactsOf, get, post, signIn } from './lotse.ts';

/** What must hold between two servers over one database: each line of the answer is something that was done at one of them and seen at the other. */
export async function workAcross(one: string, other: string): Promise<string[]> {
  const seen: string[] = [];
  const cookie = await signIn(one, 'amara');
  const { feedCursor } = await get<{ feedCursor: string }>(`${other}/api/session`, cookie);
  seen.push('a session begun at one is known at the other');

  const { items } = await get<{ items: { id: string }[] }>(`${other}/api/cases?of=mine&state=active`, cookie);
  const caseId = items[0]?.id ?? '';
  const live = await fetch(`${other}/api/live?after=${encodeURIComponent(feedCursor)}`, { headers: { cookie } });
  const contact = { id: newId(), caseId, mode: 'call', outcome: 'reached', minutes: 1, at: minutesAgo(1) };
  await expect(post(`${one}/api/contacts`, cookie, contact), 201);
  await hear(live, caseId);
  seen.push('what is written at one is heard in the live feed of the other');
  await expect(post(`${other}/api/contacts`, cookie, contact), 201);
  const logged = await contactsOf(one, cookie, [caseId]);
  if (logged.filter((id) => id === contact.id).length !== 1) throw new Error('a write repeated at the other was done twice');
  seen.push('a write repeated at the other is done once');

  const content = `Written at ${Temporal.Now.instant()}.\n`.repeat(20);
  const id = newId();
  await expect(
    upload(`${one}/api/cases/${caseId}/documents`, cookie, { id, title: 'Note', kind: 'letter', category: 'social' }, content),
    201,
  );
  const stored = await fetch(`${other}/api/documents/${id}/content`, { headers: { cookie } });
  if ((await stored.text()) !== content) throw new Error('a file stored at one is another at the other');
  seen.push('a file stored at one is read at the other');

  await expect(fetch(`${one}/api/session`, { method: 'DELETE', headers: { cookie } }), 204);
  await expect(fetch(`${other}/api/cases?of=mine`, { headers: { cookie } }), 401);
  seen.push('a session ended at one is ended at the other');
  return seen;
}

async function expect(answer: Promise<Response>, status: number): Promise<void> {
  const response = await answer;
  if (response.status !== status) throw new Error(`${response.url} answered ${response.status}, not ${status}: ${await response.text()}`);
}

async function hear(live: Response, caseId: string): Promise<void> {
  let text = '';
  for await (const chunk of live.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes(caseId)) return;
  }
  throw new Error('the live feed ended');
}

function upload(url: string, cookie: string, document: object, content: string): Promise<Response> {
  const form = new FormData();
  form.set('document', JSON.stringify(document));
  form.set('file', new File([content], 'note.txt', { type: 'text/plain' }));
  return fetch(url, { method: 'POST', headers: { cookie }, body: form });
}

function minutesAgo(minutes: number): string {
  return Temporal.Now.instant().subtract({ minutes }).toString();
}
