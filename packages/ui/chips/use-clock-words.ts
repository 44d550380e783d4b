import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockWords } from '../format/deadline.ts';

/** Puts the reading of a clock into words: "31 h 15 min left", "by 17:00", "4 days late". */
export function useClockWords(): (words: ClockWords) => string {
  const { t } = useTranslation('ui');
  return useCallback(
    (words) => {
      switch (words.key) {
        case 'answered':
          return t('clock.answered');
        case 'today':
          return t('clock.today');
        case 'on':
          return words.at;
        case 'by':
          return t('clock.by', { at: words.at });
        case 'daysLeft':
          return t('clock.daysLeft', { count: words.count });
        case 'daysLate':
          return t('clock.daysLate', { count: words.count });
        case 'hoursLate':
          return t('clock.hoursLate', { count: words.count });
        case 'minutesLeft':
          return t('clock.minutesLeft', { count: words.count });
        case 'minutesLate':
          return t('clock.minutesLate', { count: words.count });
        case 'hoursMinutesLeft':
          return t('clock.hoursMinutesLeft', { hours: words.hours, minutes: words.minutes });
      }
    },
    [t],
  );
}
