import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isOurs = (path: string) => !/\.test\.tsx?$|\.gen\.ts$|testing[\w-]*\.ts$|\/dist\//.test(path);
const all = globSync(['apps/**/*.{ts,tsx}', 'modules/**/*.{ts,tsx}', 'packages/**/*.{ts,tsx}'], { cwd: root }).filter(isOurs);
const isOfServer = (path: string) => /^apps\/server\/|^packages\/platform\/|\/server\//.test(path);

/** The files in which the pattern stands, but for those that are named. */
function filesWith(pattern: RegExp, { among = all, but = [] as readonly string[] } = {}): string[] {
  return among.filter((path) => !but.includes(path) && pattern.test(readFileSync(join(root, path), 'utf8')));
}

describe('our code', () => {
  it('is read at all', () => assert.ok(all.length > 500 && all.some(isOfServer)));

  it('runs no text as code', () => assert.deepEqual(filesWith(/\beval\(|new Function\(|\bsetTimeout\(['"`]|from 'node:vm'/), []));

  it('writes text into pages, never markup', () =>
    assert.deepEqual(filesWith(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/), []));

  // A BroadcastChannel reaches pages of our own only.
  it('takes no messages of other windows', () =>
    assert.deepEqual(
      filesWith(/window\.addEventListener\(['"]message['"]|window\.onmessage|postMessage\(/, { but: ['packages/client/live.ts'] }),
      [],
    ));

  it('sets one cookie only: the one of the session', () =>
    assert.deepEqual(filesWith(/document\.cookie|\.setCookie\(/), ['modules/identity/server/cookie.ts']));

  it('starts no program but the embedded database', () =>
    assert.deepEqual(
      filesWith(/node:child_process/).filter((path) => !path.startsWith('apps/server/embedded/')),
      [],
    ));

  it('asks no other server for anything, so nobody can send it anywhere', () =>
    assert.deepEqual(
      filesWith(/\bfetch\(|^import (?!type ).* from 'node:https?'|from 'undici'|axios/m, { among: all.filter(isOfServer) }),
      [],
    ));

  it('takes every secret from the random source of the operating system', () =>
    assert.deepEqual(filesWith(/Math\.random\(/, { among: all.filter(isOfServer) }), []));

  it('uses no broken hash but to name a statement, and no cipher but AES-GCM', () => {
    assert.deepEqual(filesWith(/['"](md5|sha1)['"]/i, { but: ['packages/platform/sql-client.ts'] }), []);
    assert.deepEqual(filesWith(/createCipher(iv)?\(/), ['packages/platform/sealing.ts']);
    assert.match(readFileSync(join(root, 'packages/platform/sealing.ts'), 'utf8'), /createCipheriv\('aes-256-gcm'/);
  });

  it('switches no check of certificates off', () => assert.deepEqual(filesWith(/rejectUnauthorized|NODE_TLS_REJECT/), []));
});
