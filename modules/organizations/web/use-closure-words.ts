import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { Place } from './queries-place.ts';

/** "24 Dec 2026 – 3 Jan 2027, from then on every year" */
export function useClosureWords(): (closure: Place['closures'][number]) => string {
  const { t } = useTranslation('organizations');
  const format = useFormat();
  return ({ firstDay, lastDay, everyYear }) => {
    const days = firstDay === lastDay ? format.date(firstDay) : `${format.date(firstDay)} – ${format.date(lastDay)}`;
    return everyYear ? t('closure.everyYearFrom', { days }) : days;
  };
}
