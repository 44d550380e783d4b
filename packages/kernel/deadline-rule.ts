import { z } from 'zod';
import { CalendarDate } from './calendar-date.ts';
import { Refused } from './decision.ts';

export const DeadlineUnit = z.enum(['hour', 'calendar_day', 'business_day', 'month']);
export type DeadlineUnit = z.infer<typeof DeadlineUnit>;

const Duration = z.object({ duration: z.int().nonnegative(), unit: DeadlineUnit });

/** The citation of a clock that no law sets; screens say it in the reader's language, laws keep their names. */
export const programmeSetting = 'programme setting';

/**
 * One dated row of law or programme setting that says how long something may take. Numbers live here and nowhere else; every
 * deadline shown to anyone cites its row.
 */
export const DeadlineRule = z
  .object({
    ruleId: z.string().min(1),
    /** `US`, `DE`, `IT`, `EU`, or `programme` for a setting of the house. */
    jurisdiction: z.string().min(1),
    /** Whose rule it is: `medicare_advantage`, `erisa`, `case_management`, … */
    lineOfBusiness: z.string().min(1),
    startEvent: z.string().min(1),
    ...Duration.shape,
    /** `after` the start event, or `before` it (a copy at most two days before discharge). */
    direction: z.enum(['after', 'before']),
    /** Whether counting starts on the day after the start event (the rule), or the start day is day 1 (certification periods). */
    counting: z.enum(['day_after', 'start_is_day_one']),
    /**
     * `exact_time` for hours; `end_of_day`, `noon`; `next_working_day` moves a last day on a weekend or holiday to the next
     * working day, where the law says so.
     */
    endOfDayRule: z.enum(['exact_time', 'end_of_day', 'noon', 'next_working_day']),
    /** How long before it is due the responsible person is warned. */
    warning: Duration.nullable(),
    /** Role that is told once it is overdue. */
    escalationRole: z.string().nullable(),
    citation: z.string().min(1),
    /** First day on which the rule holds; null if it is older than any record. */
    effectiveFrom: CalendarDate.nullable(),
    /** First day on which it no longer holds. */
    effectiveTo: CalendarDate.nullable(),
    status: z.enum(['verified', 'to_verify', 'programme_default']),
  })
  .refine((rule) => (rule.unit === 'hour') === (rule.endOfDayRule === 'exact_time'), {
    message: 'hours end at an exact time, days do not',
    path: ['endOfDayRule'],
  });
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** The row of a rule that is in force on a day. Throws `deadline.no-rule-in-force`: a deadline without a rule would be a guess. */
export function ruleInForce(rules: readonly DeadlineRule[], ruleId: string, on: CalendarDate): DeadlineRule {
  const found = rules.find(
    (rule) =>
      rule.ruleId === ruleId &&
      (rule.effectiveFrom === null || rule.effectiveFrom <= on) &&
      (rule.effectiveTo === null || on < rule.effectiveTo),
  );
  if (!found) throw new Refused({ code: 'deadline.no-rule-in-force', ruleId, on });
  return found;
}
