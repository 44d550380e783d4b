import { type CalendarDate, type Deadline, type DeadlineRule, Temporal } from '#kernel';
import type { Duty } from './duty-source.ts';

type DutyTimes = Pick<Duty, 'startsAt' | 'dueAt' | 'warnAt' | 'escalatesAt' | 'rule'> & { readonly dueOn: CalendarDate };

/** The times of a duty that follow from a deadline. It is shown to the supervisor as well once it is overdue, if the rule names a role for that. */
export function dutyTimes(deadline: Deadline, startsAt: Temporal.Instant, escalation: DeadlineRule['escalationRole']): DutyTimes {
  const dueAt = Temporal.Instant.from(deadline.due);
  return {
    startsAt,
    dueAt,
    dueOn: deadline.dueDate,
    warnAt: deadline.warnAt === null ? undefined : Temporal.Instant.from(deadline.warnAt),
    escalatesAt: escalation === null ? undefined : dueAt,
    rule: { id: deadline.explanation.ruleId, citation: deadline.explanation.citation },
  };
}
