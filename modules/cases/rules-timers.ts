import {
  type CalendarDate,
  computeDeadline,
  type Deadline,
  type DeadlinePlace,
  type DeadlineRule,
  deadlineRules,
  type Moment,
  ruleInForce,
  today,
} from '#kernel';
import type { ProgramSettings, TimerKey } from './model-program.ts';

/** The rule a programme's clock follows on a day, with what the programme sets otherwise; undefined when the clock does not run here. */
export function timerRule(settings: ProgramSettings, timer: TimerKey, on: CalendarDate): DeadlineRule | undefined {
  const setting = settings.timers[timer];
  if (!setting) return undefined;
  const rule = ruleInForce(deadlineRules, setting.ruleId, on);
  const { span, warning, escalationRole } = setting;
  return {
    ...rule,
    ...(span ? { ...span, endOfDayRule: span.unit === 'hour' ? ('exact_time' as const) : endOfDays(rule) } : {}),
    ...(warning === undefined ? {} : { warning }),
    ...(escalationRole === undefined ? {} : { escalationRole }),
  };
}

/** When a programme's clock runs out, counted from its start event; undefined when the clock does not run here. */
export function timerDeadline(
  settings: ProgramSettings,
  timer: TimerKey,
  start: CalendarDate | Moment,
  place: DeadlinePlace,
): Deadline | undefined {
  const rule = timerRule(settings, timer, dayOf(start, place.timeZone));
  return rule && computeDeadline(rule, start, place);
}

function endOfDays(rule: DeadlineRule): DeadlineRule['endOfDayRule'] {
  return rule.endOfDayRule === 'exact_time' ? 'end_of_day' : rule.endOfDayRule;
}

function dayOf(start: CalendarDate | Moment, timeZone: string): CalendarDate {
  return typeof start === 'string' && start.length === 10 ? (start as CalendarDate) : today(start.toString(), timeZone);
}
