import { orThrow, Refused } from '#kernel';
import { changeVersioned, given, json, type Platform, record, type Tx } from '#platform';
import { CaseModel } from '../model.ts';
import { ProgramSettingsChange } from '../model-program.ts';
import { changeOwnSettings, changesDuties } from '../rules-program.ts';
import { deriveAgain } from './derive-again.ts';
import { programChanged } from './events.ts';

export interface ProgramChange {
  readonly name?: string | undefined;
  readonly targetGroup?: string | undefined;
  readonly model?: CaseModel | undefined;
  readonly active?: boolean | undefined;
  readonly settings?: ProgramSettingsChange | undefined;
}

/** Adds a programme to the actor's organisation. Refuses what {@link changeOwnSettings} refuses. */
export async function addProgram(
  tx: Tx,
  id: string,
  program: { name: string; targetGroup: string; model: CaseModel; settings: ProgramSettingsChange },
): Promise<void> {
  const { name, targetGroup, model } = program;
  const settings = orThrow(changeOwnSettings(model, {}, program.settings, tx.today));
  await tx.db
    .insertInto('programs')
    .values({ id, name, targetGroup, model, settings: json(settings), organizationId: tx.actor.organizationId ?? '' })
    .execute();
  noteChange(tx, { id, name });
}

/**
 * Changes what is given at the version seen; what open cases of the programme owe follows. Refuses `access.not-allowed` for a programme of another
 * organisation, and what the settings refuse.
 */
export async function changeProgram(
  tx: Tx,
  platform: Pick<Platform, 'jobs'>,
  id: string,
  seen: number,
  { settings, ...change }: ProgramChange,
): Promise<void> {
  const before = await tx.db
    .selectFrom('programs')
    .select(['organizationId', 'name', 'model', 'settings'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!before) throw new Refused({ code: 'record.not-found' });
  if (before.organizationId !== tx.actor.organizationId) throw new Refused({ code: 'access.not-allowed' });
  const model = change.model ?? CaseModel.parse(before.model);
  const affects = changesDuties({ model: change.model, settings });
  const own = affects
    ? { settings: orThrow(changeOwnSettings(model, ProgramSettingsChange.parse(before.settings), settings ?? {}, tx.today)) }
    : {};
  await changeVersioned(tx, 'programs', id, seen, { ...given(change), ...own });
  if (affects) await deriveAgain(tx, platform, { programId: id });
  noteChange(tx, { id, name: change.name ?? before.name });
}

function noteChange(tx: Tx, { id, name }: { id: string; name: string }): void {
  record(tx, programChanged, { organizationId: tx.actor.organizationId ?? undefined }, { programId: id, name });
}
