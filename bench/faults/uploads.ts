import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '#kernel';
import { checkEverything, countRows } from './checks.ts';
import { Ledger } from './ledger.ts';
import { openPlace, type Place } from './place.ts';
import type { Series, SeriesResult } from './series.ts';
import { signIn, type Worker } from './worker.ts';
import { documentForm, prepareGround } from './writes.ts';

/** Uploads that break off in the middle: documents and imports. */
export const uploads: Series = {
  name: 'uploads',
  title: 'Uploads of documents and imports cut off in the middle, then sent again',
  rounds: 100,
  run: cutUploads,
};

export async function cutUploads(rounds: number): Promise<SeriesResult> {
  const place = await openPlace();
  const faults: string[] = [];
  try {
    const server = await place.server();
    await server.start();
    const [amara, admin] = [await signIn(server.url, 'amara'), await signIn(server.url, 'admin')];
    const [ground] = await prepareGround(amara, 1);
    const before = await traces(place);
    const ledger = new Ledger();
    for (let round = 0; round < rounds; round += 1) {
      const id = newId();
      const path = `/api/cases/${ground?.caseId}/documents`;
      await cut(server.url, amara, path, documentForm(id, `cut ${round}`, 400_000));
      await cut(server.url, admin, '/api/imports', importForm(round));
      if (round % 10 > 0) continue;
      // The same again, whole this time.
      const whole = await amara.ask('POST', path, documentForm(id, `cut ${round}`, 400_000));
      if (whole.status === 201) ledger.acknowledge('record', 'documents', id);
      else faults.push(`the repeated upload was answered ${whole.status} ${whole.body?.code}`);
    }
    await settled(place, before);
    const after = await traces(place);
    const repeated = ledger.acknowledged.length;
    if (after.documents - before.documents !== repeated) faults.push(`${after.documents - before.documents} documents of ${repeated}`);
    if (after.files - before.files !== repeated) faults.push(`${after.files - before.files} files stored for ${repeated} documents`);
    if (after.half !== 0) faults.push(`${after.half} half files are left`);
    if (after.imports !== before.imports) faults.push(`${after.imports - before.imports} imports began of uploads that never ended`);
    if (after.importFiles !== before.importFiles) faults.push(`${after.importFiles - before.importFiles} files of cut imports are left`);
    faults.push(...(await checkEverything(place, ledger)));
    return { faults, blows: rounds * 2, acknowledged: repeated, figures: {} };
  } finally {
    await place.remove();
  }
}

function importForm(round: number): FormData {
  const form = new FormData();
  const patient = JSON.stringify({ resourceType: 'Patient', id: `cut-${round}`, name: [{ family: 'Almeida', given: ['River'] }] });
  form.append('file', new Blob([`${patient}\n`.repeat(4_000)]), 'patients.ndjson');
  return form;
}

/** Sends a random part of a request and ends the connection as a phone that loses its network does. */
async function cut(url: string, { cookie }: Worker, path: string, form: FormData): Promise<void> {
  const request = new Request(url + path, { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const head = [`POST ${path} HTTP/1.1`, 'Host: lotse', `Cookie: ${cookie}`, `Content-Type: ${request.headers.get('content-type')}`];
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  socket.write(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n`);
  await new Promise<void>((resolve) => socket.write(body.subarray(0, Math.floor(body.length * Math.random())), () => resolve()));
  await wait(Math.random() * 20);
  socket.resetAndDestroy();
}

/** What uploads leave in the database and on the disk. */
async function traces({ ownerUrl, home }: Place) {
  const names = async (folder: string) =>
    (await readdir(join(home, folder), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile());
  const files = await names('files');
  const half = files.filter(({ name }) => name.startsWith('.')).length;
  return {
    documents: await countRows(ownerUrl, 'documents'),
    imports: await countRows(ownerUrl, 'imports'),
    files: files.length - half,
    half,
    importFiles: (await names('imports')).length,
  };
}

/** The server learns of a broken connection a moment later. */
async function settled(place: Place, before: { importFiles: number }): Promise<void> {
  for (let looks = 0; looks < 100; looks += 1) {
    const { half, importFiles } = await traces(place);
    if (half === 0 && importFiles === before.importFiles) return;
    await wait(50);
  }
}
