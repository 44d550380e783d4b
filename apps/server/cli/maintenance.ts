import { join, resolve } from 'node:path';
import {
  adoptEncryptionKey,
  type BackupHome,
  type BackupSummary,
  backup,
  homeSecrets,
  readSecrets,
  restore,
  type Settings,
} from '#platform';
import { prepareDatabase } from '../start.ts';
import { withDatabase } from './database.ts';
import { withProgress } from './progress.ts';

export async function migrateDatabase(settings: Settings): Promise<void> {
  const ran = await withDatabase(settings, prepareDatabase);
  console.log(ran.length === 0 ? 'The database is current.' : `Ran ${ran.join(', ')}.`);
}

export async function backupTo(settings: Settings, file: string): Promise<void> {
  const path = resolve(file);
  const summary = await withDatabase(settings, ({ ownerUrl }) =>
    withProgress('Backing up', (report) => backup(ownerUrl, homeOf(settings), path, report)),
  );
  console.log(`Wrote ${described(summary)} to ${path}. Keep a copy of ${join(settings.home, 'secrets.json')} too, in another place.`);
}

export async function restoreFrom(settings: Settings, file: string, options: { secrets?: string }): Promise<void> {
  const { encryptionKey } = options.secrets ? readSecrets(resolve(options.secrets)) : homeSecrets(settings.home);
  const summary = await withDatabase(settings, async ({ ownerUrl }) => {
    await prepareDatabase({ ownerUrl });
    return withProgress('Restoring', (report) => restore(ownerUrl, { ...homeOf(settings), encryptionKey }, resolve(file), report));
  });
  adoptEncryptionKey(settings.home, encryptionKey);
  console.log(`Restored ${described(summary)}.`);
}

function homeOf(settings: Settings): BackupHome {
  return { filesFolder: join(settings.home, 'files'), encryptionKey: homeSecrets(settings.home).encryptionKey };
}

function described({ tables, rows, files }: BackupSummary): string {
  return `${rows} rows of ${tables} tables and ${files} files`;
}
