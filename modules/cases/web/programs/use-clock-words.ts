import { useTranslation } from 'react-i18next';
import { agreedEnds } from '../../rules-program.ts';
import type { Clock } from './queries.ts';

type Rule = NonNullable<Clock['rule']>;
type Span = Pick<Rule, 'duration' | 'unit'>;

/** Clocks in words: how long from when, when somebody is warned, who is told when it runs over. */
export function useClockWords() {
  const { t } = useTranslation(['cases', 'ui']);
  const span = ({ duration, unit }: Span) => t(`cases:span.${unit}`, { count: duration });
  return {
    name: (timer: Clock['timer']) => t(`cases:clock.${timer}`),
    span,
    time: (timer: Clock['timer'], rule: Rule) =>
      agreedEnds.includes(timer) ? t('cases:programs.agreedEnd') : `${span(rule)} ${t(`cases:startEvent.${rule.startEvent}` as never)}`,
    warning: ({ warning }: Rule) => warning && t('cases:programs.warned', { span: span(warning) }),
    told: ({ escalationRole }: Rule) => escalationRole && t('cases:programs.told', { role: t(`ui:role.${escalationRole}` as never) }),
  };
}
