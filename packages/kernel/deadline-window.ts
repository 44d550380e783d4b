import { addDays, type CalendarDate } from './calendar-date.ts';
import { computeDeadline, type Deadline, type DeadlinePlace } from './deadline.ts';
import { type DeadlineRule, ruleInForce } from './deadline-rule.ts';
import type { Moment } from './instant.ts';
import type { Period } from './period.ts';

/** A stretch of days in which something must happen, each edge with its own rule. */
export interface DeadlineWindow {
  readonly opens: Deadline;
  readonly closes: Deadline;
  /** The days of the window, half-open. */
  readonly period: Period;
}

/** The window between two rules around one start event: encounter 90 days before to 30 days after start of care. */
export function computeWindow(
  opens: DeadlineRule,
  closes: DeadlineRule,
  start: CalendarDate | Moment,
  place: DeadlinePlace,
): DeadlineWindow {
  const first = computeDeadline(opens, start, place);
  const last = computeDeadline(closes, start, place);
  return { opens: first, closes: last, period: { from: first.dueDate, to: addDays(last.dueDate, 1) } };
}

/**
 * When the follow-up copy of the Important Message from Medicare is owed: at most two calendar days before discharge; none if
 * the first copy was given within those days (42 CFR 405.1205, 422.620).
 */
export function importantMessageCopyWindow(
  rules: readonly DeadlineRule[],
  firstGivenOn: CalendarDate,
  dischargeOn: CalendarDate,
  place: DeadlinePlace,
): DeadlineWindow | undefined {
  const opens = ruleInForce(rules, 'US-IM-COPY-OPENS', dischargeOn);
  const closes = ruleInForce(rules, 'US-IM-COPY-CLOSES', dischargeOn);
  const window = computeWindow(opens, closes, dischargeOn, place);
  return firstGivenOn >= window.period.from ? undefined : window;
}
