import { databaseGone } from './database-gone.ts';
import { kills } from './kills.ts';
import type { Series } from './series.ts';

/** In the order they are run and reported. */
export const allSeries: readonly Series[] = [kills, databaseGone];
