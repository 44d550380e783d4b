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

/** The programmes of the reader's organisation by name, those that run first. */
export async function listPrograms(tx: Tx): Promise<ProgramView[]> {
  const rows = await programRows(tx)
    .where('p.organizationId', '=', tx.actor.organizationId)
    .orderBy('p.active', 'desc')
    .orderBy(sql`fold_name(p.name)`)
    .orderBy('p.id')
    .execute();
  const open = await countOpen(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toView(tx, row, open));
}

export const ProgramChoice = z.object({ id: z.uuid(), name: z.string() });
type ProgramChoice = z.infer<typeof ProgramChoice>;

/** What a list of cases can be narrowed to: the programmes of the organisations the reader works for, and those of cases released to the reader's organisation. */
export async function listProgramChoices(tx: Tx): Promise<ProgramChoice[]> {
  const { networkId, userId, organizationId } = tx.actor;
  return tx.db
    .selectFrom('programs as p')
    .where(
      sql<boolean>`p.id IN (
        SELECT g.id FROM memberships m JOIN programs g ON g.network_id = m.network_id AND g.organization_id = m.organization_id
          WHERE m.network_id = ${networkId} AND m.user_id = ${userId}
        UNION ALL
        SELECT c.program_id FROM consents s JOIN cases c ON c.network_id = s.network_id AND c.id = s.case_id
          WHERE s.network_id = ${networkId} AND s.recipient_organization_id = ${organizationId})`,
    )
    .select(['p.id', 'p.name'])
    .orderBy(sql`fold_name(p.name)`)
    .orderBy('p.id')
    .execute();
}

/** One programme; refuses `record.not-found`. */
export async function loadProgramView(tx: Tx, id: string): Promise<ProgramView> {
  const row = await programRows(tx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(tx, row, await countOpen(tx, [id]));
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
async function countOpen(tx: Tx, programIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (programIds.length === 0) return new Map();
  const rows = await asSystem(tx, () =>
    tx.db
      .selectFrom('cases')
      .where('state', 'in', [...openStates])
      .where('programId', 'in', [...programIds])
      .groupBy('programId')
      .select(['programId', (eb) => eb.fn.countAll<number>().as('count')])
      .execute(),
  );
  return new Map(rows.map(({ programId: id, count }) => [id, count]));
}
