import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What outlives a transaction, and so is somebody else's behind a pooler that hands out connections by transaction. */
const sessionState: Readonly<Record<string, RegExp>> = {
  'a setting of the session':
    /[`'"]\s*(SET\s+(?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)(SESSION\s+)?[a-z_.]+\s*(=|TO)\s|SET\s+(SESSION\s+)?(ROLE|AUTHORIZATION)\b|RESET\s)/i,
  'a setting of the session by function': /set_config\s*\((?:[^()]|\([^()]*\))*,\s*false\s*\)/i,
  'a setting sent with the connection': /\boptions:\s*[`'"]\s*-c\s/,
  'a channel that is listened to': /\b(UNLISTEN|LISTEN)\s+["a-z_*]+\s*[`'"]/,
  'a lock of the session': /pg_(try_)?advisory_(un)?lock(_shared|_all)?\s*\(/i,
  'a temporary table': /CREATE\s+(GLOBAL\s+|LOCAL\s+)?TEMP(ORARY)?\b(?![^;]*ON COMMIT DROP)/i,
  'a cursor that outlives its transaction': /\bWITH\s+HOLD\b/i,
  'a statement prepared by name in SQL': /[`'"]\s*(PREPARE|DEALLOCATE|DISCARD)\s+[a-z]/i,
};

/** Modules with a connection of their own that never leads through a pooler, and why they need it. */
const ownConnection: Readonly<Record<string, string>> = {
  'packages/platform/feed.ts': 'LISTEN',
  'packages/platform/session-lock.ts': 'locks that outlast a transaction',
  'packages/platform/migrate.ts': 'the owner’s, while it prepares the database',
  'packages/platform/backup/write-backup.ts': 'the owner’s, for one command',
  'packages/platform/backup/read-backup.ts': 'the owner’s, for one command',
};

/** In migrations only what a statement leaves behind in the session counts, and they run on the owner's connection. */
const sources = globSync(['packages/**/*.ts', 'modules/**/server/**/*.ts', 'apps/server/**/*.ts'], {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|embedded)$|\.test\.ts$|\.gen\.ts$/.test(path),
});

describe('behind a pooler that hands out connections by transaction', () => {
  it('nothing outlives a transaction, except on connections of their own', () => {
    assert.ok(sources.length > 300, `only ${sources.length} files were looked through`);
    const found = sources.filter((path) => !ownConnection[path]).flatMap((path) => faults(path, readFileSync(root + path, 'utf8')));
    assert.deepEqual(found, []);
  });

  it('functions of the database keep what they set to themselves', () => {
    const migrations = globSync('db/migrations/*.sql', { cwd: root });
    const wide = { ...sessionState, 'a setting of the session': /^\s*(SET\s+(?!LOCAL\b|CONSTRAINTS\b)|RESET\s)/im };
    const found = migrations.flatMap((path) => faults(path, readFileSync(root + path, 'utf8'), wide));
    assert.deepEqual(found, []);
  });

  it('each of the things looked for would be found', () => {
    const examples: Readonly<Record<string, string>> = {
      'a setting of the session': "await client.query('SET statement_timeout = 5');",
      'a setting of the session by function': "sql`SELECT set_config('lotse.user', lower('x'), false)`",
      'a setting sent with the connection': "new pg.Pool({ options: '-c lock_timeout=15s' })",
      'a channel that is listened to': "client.query('LISTEN lotse_journal')",
      'a lock of the session': 'sql`SELECT pg_try_advisory_lock(1)`',
      'a temporary table': 'sql`CREATE TEMP TABLE seen (id uuid)`',
      'a cursor that outlives its transaction': 'sql`DECLARE c CURSOR WITH HOLD FOR SELECT 1`',
      'a statement prepared by name in SQL': 'sql`PREPARE q AS SELECT 1`',
    };
    for (const [what, example] of Object.entries(examples)) assert.deepEqual(faults('x', example), [`x:1 ${what}`]);
    for (const harmless of [
      "set_config('lotse.user', lower('x'), true)",
      'sql`SET LOCAL x = 1`',
      'sql`SELECT pg_advisory_xact_lock(1)`',
      'sql`UPDATE a SET b = 1`',
    ])
      assert.deepEqual(faults('x', harmless), []);
  });
});

function faults(path: string, text: string, patterns = sessionState): string[] {
  return Object.entries(patterns).flatMap(([what, pattern]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [`${path}:${text.slice(0, at).split('\n').length} ${what}`];
  });
}
