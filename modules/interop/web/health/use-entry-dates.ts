import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { HealthEntryView } from '../../model-health.ts';
import { isOver, lasts } from './kinds.ts';
import { partialDay } from './partial-day.ts';

/** When something was, in the words of its line. */
export type EntryDates = {
  /** For the machine: 2019, 2019-06, 2019-06-25; null where nobody said when. */
  day: string | null;
  /** "since 25 June 2019", "25 June 2019" */
  from: string;
  /** "until 27 June 2019"; null for what happened on one day or goes on. */
  until: string | null;
  /** "15:30" for visits, where the moment is known. */
  time: string | null;
};

/** Says when an entry was, as exactly as the sender said it and no more. */
export function useEntryDates() {
  const { t } = useTranslation('interop');
  const format = useFormat();
  return (entry: HealthEntryView): EntryDates => {
    const { kind, startsAt, startsPrecision, endsAt, endsPrecision } = entry;
    const start = startsAt && startsPrecision && partialDay(startsAt, startsPrecision, format.dayAt);
    const end = endsAt && endsPrecision && partialDay(endsAt, endsPrecision, format.dayAt);
    const until = end && end !== start ? t('health.until', { date: format.date(end) }) : null;
    if (!start) return { day: null, from: t('health.undated'), until, time: null };
    const goesOn = lasts(kind) && !isOver(entry);
    const from = goesOn ? t('health.since', { date: format.date(start) }) : format.date(start);
    return { day: start, from, until, time: kind === 'encounter' && startsPrecision === 'instant' ? format.time(startsAt) : null };
  };
}
