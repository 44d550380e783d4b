import { backups } from './backups.ts';
import { clockJumps } from './clock.ts';
import { databaseGone } from './database-gone.ts';
import { diskFull } from './disk-full.ts';
import { kills } from './kills.ts';
import { migrations } from './migrations.ts';
import type { Series } from './series.ts';
import { slowClients } from './slow-clients.ts';
import { twoServers } from './two-servers.ts';
import { uploads } from './uploads.ts';

/** In the order they are run and reported. */
export const allSeries: readonly Series[] = [
  kills,
  databaseGone,
  twoServers,
  diskFull,
  slowClients,
  clockJumps,
  uploads,
  migrations,
  backups,
];
