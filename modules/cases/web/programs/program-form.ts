import { z } from 'zod';
import { CaseModel } from '../../model.ts';
import { modelDefaults } from '../../model-defaults.ts';
import { PlanApproval, type ProgramSettingsChange, TimerKey, TimerSetting, timerKeys } from '../../model-program.ts';
import type { Program, ProgramChangeBody } from './queries.ts';

/** What is asked about a programme. `clocks` holds only those the programme sets itself; null is off. */
export const ProgramForm = z.object({
  name: z.string().trim().min(1).max(200),
  targetGroup: z.string().trim().max(500),
  model: CaseModel,
  requiredInstruments: z.array(z.string()),
  outcomeInstruments: z.array(z.string()),
  planApprovals: z.array(PlanApproval),
  requiresConference: z.boolean(),
  eligibilityRequired: z.boolean(),
  soft: z.number().positive().nullable(),
  hard: z.number().positive().nullable(),
  clocks: z.partialRecord(TimerKey, TimerSetting.nullable()),
});
export type ProgramForm = z.output<typeof ProgramForm>;

/** The form as it begins: a programme as it is, or a new one that follows its model in everything. */
export function formOf(program: Program | undefined): Partial<ProgramForm> {
  const settings = program?.settings ?? modelDefaults.clinical;
  const { requiredInstruments, outcomeInstruments, planApprovals, requiresConference, eligibilityRequired, caseloadLimits } = settings;
  return {
    ...(program ? { name: program.name, model: program.model } : { model: 'clinical' }),
    targetGroup: program?.targetGroup ?? '',
    requiredInstruments,
    outcomeInstruments,
    planApprovals,
    requiresConference,
    eligibilityRequired,
    soft: caseloadLimits.soft,
    hard: caseloadLimits.hard,
    clocks: (program?.own.timers ?? {}) as ProgramForm['clocks'],
  };
}

/** What is sent of a form: only settings that were touched, and the model's own for clocks that shall go back to it. */
export function bodyOf(value: ProgramForm, changes: Partial<ProgramForm>): ProgramChangeBody {
  const { name, targetGroup, model, soft: _soft, hard: _hard, clocks, ...settings } = changes;
  const limits = 'soft' in changes || 'hard' in changes;
  const own: ProgramSettingsChange = {
    ...settings,
    ...(limits ? { caseloadLimits: { soft: value.soft, hard: value.hard } } : {}),
    ...(clocks ? { timers: everyClock(value) } : {}),
  };
  return {
    ...(name === undefined ? {} : { name }),
    ...(targetGroup === undefined ? {} : { targetGroup }),
    ...(model === undefined ? {} : { model }),
    ...(Object.keys(own).length > 0 ? { settings: own } : {}),
  } as ProgramChangeBody;
}

/** The server keeps what differs from the model, so a clock that is no longer set here is sent as the model has it. */
function everyClock({ model, clocks }: ProgramForm): ProgramForm['clocks'] {
  return Object.fromEntries(timerKeys.map((timer) => [timer, timer in clocks ? clocks[timer] : modelDefaults[model].timers[timer]]));
}
