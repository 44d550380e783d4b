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

/** When a programme's clock runs out, and who is told then. */
export interface TimerDeadline extends Deadline {
  readonly escalationRole: string | null;
}

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
): TimerDeadline | undefined {
  const rule = timerRule(settings, timer, dayOf(start, place.timeZone));
  return rule && { ...computeDeadline(rule, start, place), escalationRole: rule.escalationRole };
}

/** The clock of an end that people have agreed on (a rest, a consent): due that day, warned of as the programme's clock says. */
export function agreedDeadline(
  settings: ProgramSettings,
  timer: TimerKey,
  end: CalendarDate,
  place: DeadlinePlace,
): TimerDeadline | undefined {
  const rule = timerRule(settings, timer, end);
  if (!rule) return undefined;
  const onThatDay: DeadlineRule = { ...rule, duration: 0, unit: 'calendar_day', endOfDayRule: 'end_of_day' };
  return { ...computeDeadline(onThatDay, end, place), escalationRole: rule.escalationRole };
}

function endOfDays(rule: DeadlineRule): DeadlineRule['endOfDayRule'] {
  return rule.endOfDayRule === 'exact_time' ? 'end_of_day' : rule.endOfDayRule;
}

function dayOf(start: CalendarDate | Moment, timeZone: string): CalendarDate {
  return typeof start === 'string' && start.length === 10 ? (start as CalendarDate) : today(start.toString(), timeZone);
}
