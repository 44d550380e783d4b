import { type CalendarDate, type Deadline, type DeadlineRule, Temporal } from '#kernel';
import type { Duty } from './duty-source.ts';

type DutyTimes = Pick<Duty, 'startsAt' | 'dueAt' | 'warnAt' | 'escalation' | 'rule'> & { readonly dueOn: CalendarDate };

/** The times of a duty that follow from a deadline. Once it is overdue it is shown to the role the rule names for that as well, if it names one. */
export function dutyTimes(deadline: Deadline, startsAt: Temporal.Instant, escalation: DeadlineRule['escalationRole']): DutyTimes {
  const dueAt = Temporal.Instant.from(deadline.due);
  return {
    startsAt,
    dueAt,
    dueOn: deadline.dueDate,
    warnAt: deadline.warnAt === null ? undefined : Temporal.Instant.from(deadline.warnAt),
    escalation: escalation === null ? undefined : { at: dueAt, to: escalation },
    rule: { id: deadline.explanation.ruleId, citation: deadline.explanation.citation },
  };
}
