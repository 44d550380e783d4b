import { Refused } from '#kernel';
import { remember, type Tx } from '#platform';
import { CaseModel } from '../model.ts';
import { programSettings } from '../model-defaults.ts';
import type { ProgramSettings } from '../model-program.ts';
import { loadCase } from './store.ts';

export interface Program {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly targetGroup: string;
  readonly model: CaseModel;
  readonly active: boolean;
  readonly settings: ProgramSettings;
  readonly version: number;
  readonly updatedAt: string;
}

/** A programme with the settings in force: its own, else its model's. `model` is the case's, where a case differs. */
export async function loadProgram(tx: Tx, programId: string, model?: CaseModel): Promise<Program> {
  const row = await remember(tx, `program ${programId}`, () =>
    tx.db
      .selectFrom('programs')
      .select(['id', 'organizationId', 'name', 'targetGroup', 'model', 'active', 'settings', 'version', 'updatedAt'])
      .where('id', '=', programId)
      .executeTakeFirst(),
  );
  if (!row) throw new Refused({ code: 'record.not-found' });
  const own = CaseModel.parse(row.model);
  return { ...row, model: own, settings: programSettings(model ?? own, row.settings) };
}

/** The programmes at work in the network, with the settings in force. */
export async function loadActivePrograms(tx: Tx): Promise<Program[]> {
  const rows = await tx.db
    .selectFrom('programs')
    .select(['id', 'organizationId', 'name', 'targetGroup', 'model', 'active', 'settings', 'version', 'updatedAt'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  return rows.map((row) => {
    const model = CaseModel.parse(row.model);
    return { ...row, model, settings: programSettings(model, row.settings) };
  });
}

/** The settings a case works under: its programme's, with the defaults of the case's own model. */
export async function loadCaseSettings(tx: Tx, caseId: string): Promise<ProgramSettings> {
  const { programId, model } = await loadCase(tx, caseId);
  return (await loadProgram(tx, programId, model)).settings;
}
