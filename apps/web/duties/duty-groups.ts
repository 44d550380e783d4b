import { addDays, type CalendarDate } from '#kernel';

/** What of a duty decides where it stands. */
export interface Due {
  readonly id: string;
  readonly dueAt: string;
  readonly priority: number;
}

export interface DutyGroups<Duty extends Due> {
  /** A person's safety comes before everything; at most one. */
  readonly first: Duty | undefined;
  readonly overdue: readonly Duty[];
  readonly today: readonly Duty[];
  readonly soon: readonly Duty[];
  readonly later: readonly Duty[];
  /** What others owe and I am told of, because its time has passed. */
  readonly escalated: readonly Duty[];
}

/** From this on a duty is about somebody's safety. */
const safety = 100;

/**
 * Sorts duties into what comes first, what is late, today's, those of the next seven days and the rest. `dayOf` says on which day an instant falls for the reader. What was
 * escalated stays apart, unless somebody's safety depends on it and nothing of one's own comes first.
 */
export function groupDuties<Duty extends Due>(
  duties: readonly Duty[],
  now: string,
  dayOf: (instant: string) => CalendarDate,
  escalated: readonly Duty[] = [],
): DutyGroups<Duty> {
  const first = [...duties, ...escalated].find((duty) => duty.priority >= safety);
  const rest = duties
    .filter((duty) => duty !== first)
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || b.priority - a.priority);
  const today = dayOf(now);
  const week = addDays(today, 7);
  const isLate = (duty: Duty) => Date.parse(duty.dueAt) < Date.parse(now);
  const open = rest.filter((duty) => !isLate(duty));
  return {
    first,
    overdue: rest.filter(isLate),
    today: open.filter((duty) => dayOf(duty.dueAt) <= today),
    soon: open.filter((duty) => dayOf(duty.dueAt) > today && dayOf(duty.dueAt) <= week),
    later: open.filter((duty) => dayOf(duty.dueAt) > week),
    escalated: escalated.filter((duty) => duty !== first),
  };
}
