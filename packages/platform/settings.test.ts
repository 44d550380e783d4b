import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { OperatorError } from './operator-error.ts';
import { parseSettings } from './settings.ts';

describe('settings', () => {
  it('have a default each, so that nothing need be set', () => {
    assert.deepEqual(parseSettings({}), {
      port: 4400,
      host: '127.0.0.1',
      home: join(homedir(), '.lotse'),
      database: { kind: 'embedded' },
      url: 'http://127.0.0.1:4400',
      mail: { transport: { kind: 'outbox' }, from: 'Lotse <lotse@localhost>' },
      malwareScan: { kind: 'none' },
      logLevel: 'warn',
      trustedProxies: 0,
      hsts: 'subdomains',
      importUnpackedBytes: 32 * 1024 ** 3,
    });
  });

  it('take an empty variable for one that is not set', () => {
    assert.equal(parseSettings({ PORT: '', LOTSE_HOME: ' ' }).port, 4400);
  });

  it('name the address people use, also behind a wildcard or an IPv6 address', () => {
    assert.equal(parseSettings({ HOST: '0.0.0.0', PORT: '80' }).url, 'http://localhost:80');
    assert.equal(parseSettings({ HOST: '::1' }).url, 'http://[::1]:4400');
    assert.equal(parseSettings({ LOTSE_URL: 'https://lotse.example.org/' }).url, 'https://lotse.example.org');
  });

  it('accept a database on a unix socket', () => {
    const url = 'postgresql://lotse:secret@/lotse?host=/run/postgresql';
    assert.deepEqual(parseSettings({ DATABASE_URL: url }).database, {
      kind: 'external',
      ownerUrl: url,
      appUrl: undefined,
      poolUrl: undefined,
    });
  });

  it('take a pooler only beside the way past it', () => {
    const [owner, app, pool] = ['owner@db:5432', 'app@db:5432', 'app@db:6432'].map((at) => `postgresql://${at}/lotse`);
    assert.deepEqual(parseSettings({ DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_POOL_URL: pool }).database, {
      kind: 'external',
      ownerUrl: owner,
      appUrl: app,
      poolUrl: pool,
    });
    assert.throws(() => parseSettings({ DATABASE_URL: owner, DATABASE_POOL_URL: pool }), /DATABASE_POOL_URL is set but DATABASE_APP_URL/);
  });

  it('accept a malware scanner over TCP or a unix socket, and nothing like one', () => {
    const scan = (text: string) => parseSettings({ MALWARE_SCAN: text }).malwareScan;
    assert.deepEqual(scan('none'), { kind: 'none' });
    assert.deepEqual(scan('clamd:clamav.local:3310'), { kind: 'clamd', host: 'clamav.local', port: 3310 });
    assert.deepEqual(scan('clamd:[::1]:3310'), { kind: 'clamd', host: '::1', port: 3310 });
    assert.deepEqual(scan('clamd:/run/clamav/clamd.ctl'), { kind: 'clamd', path: '/run/clamav/clamd.ctl' });
    for (const wrong of ['clamd', 'clamd:host', 'clamd:host:0', 'clamd:host:70000', 'clamd:run/clamd', 'yes'])
      assert.throws(() => scan(wrong), /^OperatorError: The setting MALWARE_SCAN must be none/);
  });

  it('trust no proxy, one, several or those with an address', () => {
    const trusted = (text: string) => parseSettings({ TRUST_PROXY: text }).trustedProxies;
    assert.deepEqual(['no', 'yes', '2', '10.0.0.5', '10.0.0.0/8,fd00::1'].map(trusted), [0, 1, 2, '10.0.0.5', '10.0.0.0/8,fd00::1']);
    for (const wrong of ['0', '10', 'true', 'proxy.local'])
      assert.throws(() => trusted(wrong), /^OperatorError: The setting TRUST_PROXY must be yes/);
  });

  it('accept an SMTP server', () => {
    const { mail } = parseSettings({ MAIL: 'smtps://me:pw@mail.example.org:465', MAIL_FROM: 'hello@example.org' });
    assert.deepEqual(mail, { transport: { kind: 'smtp', url: 'smtps://me:pw@mail.example.org:465' }, from: 'hello@example.org' });
  });

  const wrong: [variable: string, value: string, sentence: string][] = [
    ['PORT', 'eighty', 'The setting PORT must be a whole number.'],
    ['PORT', '0', 'The setting PORT must be 1 to 65535.'],
    ['PORT', '70000', 'The setting PORT must be 1 to 65535.'],
    ['HOST', 'a b', 'The setting HOST must be a host name or an address.'],
    ['LOTSE_HOME', 'data', 'The setting LOTSE_HOME must be an absolute path.'],
    [
      'DATABASE_URL',
      'mysql://me:hunter2@host/db',
      'The setting DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    ],
    [
      'DATABASE_URL',
      'postgresql://me:hunter2@host',
      'The setting DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    ],
    ['LOTSE_URL', 'lotse.example.org', 'The setting LOTSE_URL must look like https://lotse.example.org, without a path.'],
    ['LOTSE_URL', 'https://example.org/lotse', 'The setting LOTSE_URL must look like https://lotse.example.org, without a path.'],
    ['MAIL', 'imap://me:hunter2@host', 'The setting MAIL must be "outbox" or look like smtps://user:password@host:465.'],
    ['MAIL', 'smtp:nonsense', 'The setting MAIL must be "outbox" or look like smtps://user:password@host:465.'],
    ['MAIL', 'smtp://', 'The setting MAIL must be "outbox" or look like smtps://user:password@host:465.'],
    ['MAIL_FROM', 'nobody', 'The setting MAIL_FROM must look like Lotse <lotse@example.org>.'],
    ['LOG_LEVEL', 'loud', 'The setting LOG_LEVEL must be fatal, error, warn, info, debug or silent.'],
    ['DATABASE_APP_URL', 'postgresql://app:hunter2@host/db', 'DATABASE_APP_URL is set but DATABASE_URL is not: set both or neither.'],
  ];
  for (const [variable, value, sentence] of wrong) {
    it(`stop the start when ${variable} is "${value}", in one sentence that does not repeat the value`, () => {
      assert.throws(() => parseSettings({ [variable]: value }), new OperatorError(sentence));
      assert.ok(!sentence.includes('hunter2'));
    });
  }
});
