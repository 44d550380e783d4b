import { accept, type CalendarDate, canonicalJson, type DeadlineRule, type Decision, deadlineRules, refuse, ruleInForce } from '#kernel';
import type { CaseModel } from './model.ts';
import { modelDefaults, programSettings } from './model-defaults.ts';
import { type ProgramSettingsChange, type TimerKey, type TimerSetting, timerKeys } from './model-program.ts';
import { timerRule } from './rules-timers.ts';

export type ProgramRefusal =
  | { code: 'program.clock-needed'; timer: TimerKey }
  | { code: 'program.unknown-rule'; ruleId: string }
  | { code: 'program.no-hours'; timer: TimerKey }
  | { code: 'program.end-agreed'; timer: TimerKey }
  | { code: 'program.limits-crossed'; soft: number; hard: number };

/** Clocks that protect the client or the law's demands: a programme may set their time, never stop them. */
export const neverOff: readonly TimerKey[] = ['assign_due', 'consent_expires', 'co_signature_due', 'legal_basis_due'];

/** Clocks that run to an end people have agreed on: a programme sets how early they warn, not how long they take. */
export const agreedEnds: readonly TimerKey[] = ['consent_expires', 'authorization_ends'];

/** Clocks that start at a moment; all others start on a day, from which hours cannot be counted. */
export const startAtMoment: readonly TimerKey[] = ['co_signature_due'];

/**
 * What a programme sets itself after a change: what was there, overlaid by the change, without whatever is the model's own on that day; so a
 * default that changes later is followed wherever the programme had no other wish.
 */
export function changeOwnSettings(
  model: CaseModel,
  own: ProgramSettingsChange,
  change: ProgramSettingsChange,
  on: CalendarDate,
): Decision<ProgramSettingsChange, ProgramRefusal> {
  const timers = ownTimers({ ...own.timers, ...change.timers }, on);
  const merged: ProgramSettingsChange = { ...own, ...change, timers };
  const unknown = unknownRule(merged);
  if (unknown !== undefined) return refuse({ code: 'program.unknown-rule', ruleId: unknown });
  const stopped = neverOff.find((timer) => merged.timers?.[timer] === null);
  if (stopped) return refuse({ code: 'program.clock-needed', timer: stopped });
  const inHours = setSpans(merged).find(({ timer, unit }) => unit === 'hour' && !startAtMoment.includes(timer));
  if (inHours) return refuse({ code: 'program.no-hours', timer: inHours.timer });
  const agreed = setSpans(merged).find(({ timer }) => agreedEnds.includes(timer));
  if (agreed) return refuse({ code: 'program.end-agreed', timer: agreed.timer });
  const { soft, hard } = programSettings(model, merged).caseloadLimits;
  if (soft !== null && hard !== null && soft > hard) return refuse({ code: 'program.limits-crossed', soft, hard });
  return accept(withoutDefaults(model, merged));
}

/** One clock of a programme as people read it. */
export interface Clock {
  readonly timer: TimerKey;
  /** The row in force with what the programme sets otherwise; null while the clock is off. */
  readonly rule: DeadlineRule | null;
  /** What the model alone would say; null if the model does not run it. */
  readonly byModel: DeadlineRule | null;
  readonly isOwn: boolean;
  readonly mayBeOff: boolean;
}

/** Every clock of a programme on a day, in the order in which a case meets them. */
export function clocksOf(model: CaseModel, own: ProgramSettingsChange, on: CalendarDate): Clock[] {
  const settings = programSettings(model, own);
  return timerKeys.map((timer) => ({
    timer,
    rule: timerRule(settings, timer, on) ?? null,
    byModel: timerRule(modelDefaults[model], timer, on) ?? null,
    isOwn: own.timers !== undefined && timer in own.timers,
    mayBeOff: !neverOff.includes(timer),
  }));
}

/** Whether a change can move what an open case owes, so that its duties have to be derived again. */
export function changesDuties(change: { model?: unknown; settings?: ProgramSettingsChange | undefined }): boolean {
  return change.model !== undefined || change.settings !== undefined;
}

function ownTimers(timers: NonNullable<ProgramSettingsChange['timers']>, on: CalendarDate) {
  const entries = Object.entries(timers) as [TimerKey, TimerSetting | null][];
  return Object.fromEntries(entries.map(([timer, setting]) => [timer, setting && withoutRuleValues(setting, on)])) as typeof timers;
}

/** A setting without what its rule says anyway. An unknown rule is left for the refusal to name. */
function withoutRuleValues({ ruleId, ...set }: TimerSetting, on: CalendarDate): TimerSetting {
  const rule = isKnownRule(ruleId) ? ruleInForce(deadlineRules, ruleId, on) : undefined;
  const differs = {
    span: set.span && !(rule && same(set.span, { duration: rule.duration, unit: rule.unit })),
    warning: set.warning !== undefined && !(rule && same(set.warning, rule.warning)),
    escalationRole: set.escalationRole !== undefined && set.escalationRole !== rule?.escalationRole,
  };
  return {
    ruleId,
    ...(differs.span ? { span: set.span } : {}),
    ...(differs.warning ? { warning: set.warning } : {}),
    ...(differs.escalationRole ? { escalationRole: set.escalationRole } : {}),
  };
}

function withoutDefaults(model: CaseModel, { timers = {}, ...rest }: ProgramSettingsChange): ProgramSettingsChange {
  const defaults = modelDefaults[model];
  const ownRest = Object.entries(rest).filter(
    ([name, value]) => value !== undefined && !same(value, defaults[name as keyof typeof defaults]),
  );
  const ownTimers = Object.entries(timers).filter(([timer, setting]) => !same(setting, defaults.timers[timer as TimerKey]));
  return { ...Object.fromEntries(ownRest), ...(ownTimers.length > 0 ? { timers: Object.fromEntries(ownTimers) } : {}) };
}

function unknownRule({ timers = {} }: ProgramSettingsChange): string | undefined {
  return Object.values(timers).find((setting) => setting && !isKnownRule(setting.ruleId))?.ruleId;
}

function setSpans({ timers = {} }: ProgramSettingsChange) {
  const entries = Object.entries(timers) as [TimerKey, TimerSetting | null][];
  return entries.flatMap(([timer, setting]) => (setting?.span ? [{ timer, unit: setting.span.unit }] : []));
}

function isKnownRule(ruleId: string): boolean {
  return deadlineRules.some((rule) => rule.ruleId === ruleId);
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
