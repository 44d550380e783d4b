import { sql } from 'kysely';
import { z } from 'zod';
import { Acuity, Instant, weightedCaseload } from '#kernel';
import { logRead, type Tx } from '#platform';
import { CaseModel, CaseState, openStates } from '../model.ts';
import { programSettings } from '../model-defaults.ts';
import { isOwed, overdueCount, personName } from './expressions.ts';

/** A case of a caseload that shall go to others: what is open on it, and what it weighs for whoever takes it. */
export const HandOverItem = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  /** Null when the reader may not know who it is. */
  personName: z.string().nullable(),
  programName: z.string(),
  state: CaseState,
  acuity: Acuity,
  weight: z.number(),
  duties: z.int(),
  overdue: z.int(),
  nextAppointment: z.object({ at: Instant, title: z.string() }).nullable(),
});
export type HandOverItem = z.infer<typeof HandOverItem>;

/** The open cases somebody manages, as far as the reader may see them, by number. */
export async function listForHandOver(tx: Tx, userId: string): Promise<HandOverItem[]> {
  const now = tx.now.toString();
  const rows = await tx.db
    .selectFrom('cases as c')
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .where('c.caseManagerId', '=', userId)
    .where('c.state', 'in', [...openStates])
    .select(['c.id', 'c.number', 'c.version', 'c.state', 'c.acuity', 'c.model', 'g.name as programName', 'g.settings'])
    .select([personName.as('personName'), overdueCount(tx).as('overdue')])
    .select(
      sql<number>`(SELECT count(*)::int FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id AND ${isOwed(now)})`.as(
        'duties',
      ),
    )
    .select(
      sql<{
        at: string;
        title: string;
      } | null>`(SELECT jsonb_build_object('at', to_char(a.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'title', a.title) FROM appointments a WHERE a.network_id = c.network_id AND a.case_id = c.id AND a.status = 'planned'
        AND a.starts_at >= ${now}::timestamptz ORDER BY a.starts_at LIMIT 1)`.as('nextAppointment'),
    )
    .orderBy('c.number')
    .limit(sql.lit(500))
    .execute();
  await logRead(tx, { action: 'search', route: '/team/:userId/caseload', resultCount: rows.length });
  return rows.map(({ settings, ...row }) => {
    const acuity = Acuity.parse(row.acuity);
    const weights = programSettings(CaseModel.parse(row.model), settings).caseloadWeights;
    return HandOverItem.parse({ ...row, acuity, weight: weightedCaseload([{ state: row.state, acuity }], weights) });
  });
}
