import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { Refused } from '#kernel';
import { type Files, filesIn, sweepHalfFiles } from './files.ts';

let folder: string;
let files: Files;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotse-files-'));
  files = filesIn(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

const content = Buffer.alloc(200_000, 'Lotse ');
const sha256 = createHash('sha256').update(content).digest('hex');
const inPieces = () => Readable.from([content.subarray(0, 90_000), content.subarray(90_000)]);

describe('a file that flows in', () => {
  it('is stored under the hash of its content, with its first bytes answered', async () => {
    const stored = await files.putStream(inPieces(), { bytes: 1_000_000 });
    assert.deepEqual([stored.sha256, stored.size], [sha256, content.length]);
    assert.deepEqual(stored.head, content.subarray(0, 64 * 1024));
    assert.deepEqual(await buffer(await files.read(sha256)), content);
  });

  it('is the same file as one stored whole', async () => {
    assert.deepEqual(await files.put(content), { sha256, size: content.length });
  });

  it('may come several times at once, and again', async () => {
    const twin = Buffer.from('the same note');
    const [first, ...others] = await Promise.all([
      files.put(twin),
      files.put(twin),
      files.putStream(Readable.from([twin]), { bytes: 100 }),
    ]);
    assert.deepEqual(
      others.map((other) => other.sha256),
      [first.sha256, first.sha256],
    );
    assert.deepEqual(await files.put(twin), first);
    assert.deepEqual(await buffer(await files.read(first.sha256)), twin);
  });

  it('is refused beyond the limit, and nothing of it stays', async () => {
    const before = await readdir(folder);
    await assert.rejects(files.putStream(inPieces(), { bytes: 100_000 }), (error) => {
      assert.ok(error instanceof Refused);
      assert.deepEqual(error.refusal, { code: 'request.too-large', limit: 100_000 });
      return true;
    });
    assert.deepEqual(await readdir(folder), before);
  });
});

describe('what a killed process left half written', () => {
  it('is removed when it is a day old, and nothing else is', async () => {
    const [old, fresh] = ['.019a0000-0000-7000-8000-000000000001', '.019a0000-0000-7000-8000-000000000002'];
    for (const name of [old, fresh, 'note.txt']) await writeFile(join(folder, name), 'half');
    for (const name of [old, 'note.txt']) await utimes(join(folder, name), 0, 0);
    assert.equal(await sweepHalfFiles(folder), 1);
    const left = await readdir(folder);
    assert.deepEqual([left.includes(old), left.includes(fresh), left.includes('note.txt')], [false, true, true]);
    assert.equal(await sweepHalfFiles(join(folder, 'nowhere')), 0);
  });
});
