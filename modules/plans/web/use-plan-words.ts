import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { Cost, FundingCosts } from '../rules-costs.ts';
import type { Goal, Intervention } from './queries.ts';

type Measured = Pick<Goal, 'scale' | 'unit'>;

/** Goals and interventions in the reader's words. */
export function usePlanWords() {
  const { t } = useTranslation('plans');
  const format = useFormat();
  return useMemo(() => {
    const value = ({ scale, unit }: Measured, figure: number): string => {
      const said = format.number(figure, scale === 'gas' ? { signDisplay: 'exceptZero' } : {});
      if (scale === 'percent') return t('value.percent', { value: said });
      return scale === 'gas' || unit === '' ? said : `${said} ${unit}`;
    };
    const frequency = ({ times, per, scheduleNote }: Pick<Intervention, 'times' | 'per' | 'scheduleNote'>): string => {
      const often =
        per === null ? '' : per === 'once' || per === 'as_needed' ? t(`frequency.${per}`) : t(`frequency.${per}`, { count: times ?? 1 });
      return [often, scheduleNote].filter((part) => part !== '').join(', ');
    };
    const costOf = ({ amount, per }: Cost): string => t(`costText.${per}`, { amount: format.money(amount) });
    /** "$40.00 each time, paid by: an insurer (Sound Health Plan)"; empty when nothing was said. */
    const cost = ({ cost, costPer, funding, fundingNote }: Pick<Intervention, 'cost' | 'costPer' | 'funding' | 'fundingNote'>): string => {
      const amount = cost && costOf({ amount: cost, per: costPer ?? 'once' });
      const by =
        funding && t('paidBy', { by: fundingNote === '' ? t(`funding.${funding}`) : `${t(`funding.${funding}`)} (${fundingNote})` });
      return [amount, by].filter(Boolean).join(', ');
    };
    return {
      value,
      frequency,
      cost,
      /** "$60.00 once + $80.00 a week, 1 without an amount" */
      costs({ amounts, unknown }: FundingCosts): string {
        const without = unknown === 0 ? '' : t('costsUnknown', { count: unknown });
        return [amounts.map(costOf).join(' + '), without].filter((part) => part !== '').join(', ');
      },
      /** "6-minute walk, target 450 m by 30 Apr" */
      aim(goal: Pick<Goal, 'measure' | 'scale' | 'unit' | 'target' | 'targetOn'>): string {
        const target = goal.target === null ? null : value(goal, goal.target);
        const on = goal.targetOn === null ? null : format.day(goal.targetOn);
        const aim =
          target !== null && on !== null
            ? t('aim.both', { value: target, on })
            : target !== null
              ? t('aim.value', { value: target })
              : on === null
                ? ''
                : t('aim.on', { on });
        return [goal.measure, aim].filter((part) => part !== '').join(', ');
      },
      /** "Cedar Rehabilitation, 2 times a week" */
      whoAndWhen: (intervention: Intervention): string =>
        [intervention.responsibleShown ?? '', frequency(intervention)].filter((part) => part !== '').join(', '),
      /** "10 Mar – 1 May", "until 1 May" */
      period({ startsOn, endsOn, dueOn }: Pick<Intervention, 'startsOn' | 'endsOn' | 'dueOn'>): string {
        const until = endsOn ?? dueOn;
        if (startsOn !== null && until !== null) return `${format.day(startsOn)} – ${format.day(until)}`;
        if (until !== null) return t('until', { on: format.day(until) });
        return startsOn === null ? '' : t('from', { on: format.day(startsOn) });
      },
    };
  }, [t, format]);
}
