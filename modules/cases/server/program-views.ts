import { sql } from 'kysely';
import { z } from 'zod';
import { DeadlineRule, Refused } from '#kernel';
import { asSystem, type Tx } from '#platform';
import { CaseModel, openStates } from '../model.ts';
import { programSettings } from '../model-defaults.ts';
import { ProgramSettings, ProgramSettingsChange, TimerKey } from '../model-program.ts';
import { clocksOf } from '../rules-program.ts';

const { ruleId, startEvent, duration, unit, warning, escalationRole, citation, status } = DeadlineRule.shape;
const ClockRule = z.object({ ruleId, startEvent, duration, unit, warning, escalationRole, citation, status });
const ClockView = z.object({
  timer: TimerKey,
  rule: ClockRule.nullable(),
  byModel: ClockRule.nullable(),
  isOwn: z.boolean(),
  mayBeOff: z.boolean(),
});

export const ProgramView = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  organizationName: z.string(),
  name: z.string(),
  targetGroup: z.string(),
  model: CaseModel,
  active: z.boolean(),
  settings: ProgramSettings,
  /** What of the settings the programme set itself; the rest follows its model. */
  own: ProgramSettingsChange,
  clocks: z.array(ClockView),
  openCases: z.int(),
  version: z.int(),
});
export type ProgramView = z.infer<typeof ProgramView>;

/** The programmes of the network by name, those that run first. */
export async function listPrograms(tx: Tx): Promise<ProgramView[]> {
  const rows = await programRows(tx).orderBy('p.active', 'desc').orderBy(sql`fold_name(p.name)`).orderBy('p.id').execute();
  const open = await countOpen(tx);
  return rows.map((row) => toView(tx, row, open));
}

/** One programme; refuses `record.not-found`. */
export async function loadProgramView(tx: Tx, id: string): Promise<ProgramView> {
  const row = await programRows(tx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(tx, row, await countOpen(tx, id));
}

type Row = Awaited<ReturnType<ReturnType<typeof programRows>['execute']>>[number];

function programRows(tx: Tx) {
  return tx.db
    .selectFrom('programs as p')
    .innerJoin('organizations as o', 'o.id', 'p.organizationId')
    .select(['p.id', 'p.organizationId', 'p.name', 'p.targetGroup', 'p.model', 'p.active', 'p.settings', 'p.version'])
    .select('o.name as organizationName');
}

function toView(tx: Tx, { settings, ...row }: Row, open: ReadonlyMap<string, number>): ProgramView {
  const model = CaseModel.parse(row.model);
  const own = ProgramSettingsChange.parse(settings);
  return ProgramView.parse({
    ...row,
    settings: programSettings(model, own),
    own,
    clocks: clocksOf(model, own, tx.today),
    openCases: open.get(row.id) ?? 0,
  });
}

/** Figures only, so they are counted with the platform's sight: an administrator sees no case. */
async function countOpen(tx: Tx, programId?: string): Promise<ReadonlyMap<string, number>> {
  const rows = await asSystem(tx, () =>
    tx.db
      .selectFrom('cases')
      .where('state', 'in', [...openStates])
      .$if(programId !== undefined, (query) => query.where('programId', '=', programId ?? ''))
      .groupBy('programId')
      .select(['programId', (eb) => eb.fn.countAll<number>().as('count')])
      .execute(),
  );
  return new Map(rows.map(({ programId: id, count }) => [id, count]));
}
