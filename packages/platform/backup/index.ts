export type { BackupHome, BackupSummary } from './format.ts';
export { restore } from './read-backup.ts';
export { backup } from './write-backup.ts';
