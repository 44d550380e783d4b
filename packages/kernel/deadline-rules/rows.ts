import { day } from '../calendar-date.ts';
import { DeadlineRule } from '../deadline-rule.ts';

type Common = Pick<DeadlineRule, 'jurisdiction' | 'lineOfBusiness' | 'citation' | 'status'>;
type Row = Pick<DeadlineRule, 'ruleId' | 'startEvent' | 'duration' | 'unit'> &
  Partial<Common & Pick<DeadlineRule, 'direction' | 'counting' | 'endOfDayRule' | 'warning' | 'escalationRole'>> & {
    from?: string;
    to?: string;
  };

/** Rows of one source: what they share is said once; counting starts on the day after and ends with the day unless a row says else. */
export function rows(common: Common, list: readonly Row[]): DeadlineRule[] {
  return list.map(({ from, to, ...row }) =>
    DeadlineRule.parse({
      direction: 'after',
      counting: 'day_after',
      endOfDayRule: row.unit === 'hour' ? 'exact_time' : 'end_of_day',
      warning: null,
      escalationRole: null,
      ...common,
      ...row,
      effectiveFrom: from ? day(from) : null,
      effectiveTo: to ? day(to) : null,
    }),
  );
}
