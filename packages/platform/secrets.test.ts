import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { adoptEncryptionKey, homeSecrets, readSecrets } from './secrets.ts';

describe('the secrets of a data home', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-secrets-'));
  after(() => rmSync(folder, { recursive: true }));
  const home = join(folder, 'a', 'home');

  it('are made once, each its own, and are for their owner only', () => {
    const made = homeSecrets(home);
    assert.equal(new Set(Object.values(made)).size, 4);
    assert.deepEqual(homeSecrets(home), made);
    assert.equal(statSync(join(home, 'secrets.json')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(home), ['secrets.json']);
  });

  it('take over the encryption key of another home and keep their passwords', () => {
    const { ownerPassword } = homeSecrets(home);
    const { encryptionKey } = homeSecrets(join(folder, 'other'));
    adoptEncryptionKey(home, encryptionKey);
    assert.deepEqual([homeSecrets(home).encryptionKey, homeSecrets(home).ownerPassword], [encryptionKey, ownerPassword]);
    assert.equal(statSync(join(home, 'secrets.json')).mode & 0o777, 0o600);
  });

  it('are never made anew over damaged ones', () => {
    const damaged = join(folder, 'damaged.json');
    writeFileSync(damaged, '{"postgresPassword": "short"}');
    assert.throws(() => readSecrets(damaged), { name: 'OperatorError', message: /missing or damaged/ });
    assert.match(readFileSync(damaged, 'utf8'), /short/);
  });

  it('stop the start where no directory can be made', () => {
    assert.throws(() => homeSecrets('/dev/null/home'), { name: 'OperatorError', message: /^LOTSE_HOME .* cannot be written/ });
  });
});
