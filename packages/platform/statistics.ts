import { openPool } from './database.ts';

/**
 * Lets PostgreSQL look at what its tables hold now. After much has been written at once it otherwise plans as for the tables before, until it looks by itself a
 * minute later. Only the owner of the tables may.
 */
export async function refreshStatistics(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, 1);
  try {
    await pool.query('ANALYZE');
  } finally {
    await pool.end();
  }
}
