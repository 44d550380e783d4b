import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '#kernel';
import { daysText, useLanguage, useSession } from '#ui';
import type { Reach } from './reach.ts';

/** Ways to be reached in words: what to mind with one, what one must not do, and the shortest form for a chip. */
export function useReachWords() {
  const { t } = useTranslation('people');
  const { network } = useSession();
  const language = useLanguage();

  const shown = useCallback(
    ({ kind, value }: Reach): string => (value === null || kind === 'email' ? (value ?? '') : formatPhoneNumber(value, network.country)),
    [network.country],
  );

  /** "Weekdays 17:00–20:00 · leave no message · say that Anna is calling" */
  const mindful = useCallback(
    (point: Reach): string => {
      const isTalk = point.kind === 'phone' || point.kind === 'text';
      const parts = [
        !point.safeToCall && point.kind === 'phone' && t('reach.notSafe'),
        point.hours && t('reach.hours', { days: daysText(point.hours.days, language, t('reach.everyDay')), ...clockOf(point.hours) }),
        isTalk && (point.safeToLeaveMessage ? t('reach.message') : t('reach.noMessage')),
        point.codeName && t('reach.codeName', { name: point.codeName }),
        point.note,
      ];
      return parts.filter(Boolean).join(' · ');
    },
    [t, language],
  );

  /** "Do not call 206 555 0148", "No letters" */
  const forbidden = useCallback(
    (point: Reach): string =>
      point.value === null ? t(`reach.none_${point.kind}`) : t(`reach.not_${point.kind}`, { value: shown(point) }),
    [t, shown],
  );

  /** "Text first", "Call first, weekdays 17:00–20:00" */
  const best = useCallback(
    (points: readonly Reach[]): string | undefined => {
      const first = points.filter((point) => !point.doNotUse).toSorted((a, b) => a.rank - b.rank)[0];
      if (!first) return undefined;
      const when = first.hours
        ? `, ${daysText(first.hours.days, language, t('reach.everyDay'))} ${first.hours.from}–${first.hours.to}`
        : '';
      return `${t(`reach.first.${first.kind}`)}${when}`;
    },
    [t, language],
  );
  return { mindful, forbidden, best, shown };
}

const clockOf = ({ from, to }: NonNullable<Reach['hours']>) => ({ from, to });
