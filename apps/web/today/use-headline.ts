import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { endOfDay } from '#kernel';
import { useFormat } from '#ui';
import type { Due, DutyGroups } from '../duties/duty-groups.ts';

/** The day in a sentence: "6 due today, 2 of them late. 3 escalated to you. Next appointment 10:35." Nothing until the duties are known. */
export function useHeadline(groups: DutyGroups<Due>, isKnown: boolean): string | undefined {
  const { t } = useTranslation();
  const format = useFormat();
  const next = useNextAppointment();
  if (!isKnown) return undefined;
  const late = groups.overdue.length;
  const due = late + groups.today.length + (groups.first ? 1 : 0);
  const duties =
    due === 0
      ? t('today.headline.none')
      : late === 0
        ? t('today.headline.due', { count: due })
        : late === due
          ? t('today.headline.allLate', { count: due })
          : t('today.headline.dueLate', { count: due, late: t('today.headline.late', { count: late }) });
  const escalated = groups.escalated.length;
  return [
    duties,
    escalated > 0 && t('today.headline.escalated', { count: escalated }),
    next && t('today.headline.next', { time: format.time(next) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** When my next appointment of today begins; nothing while unknown, and when none is left. */
function useNextAppointment(): string | undefined {
  const { reader, today } = useFormat();
  const minute = `${reader.now.slice(0, 16)}:00Z`;
  const { data } = api.useQuery('get', '/api/appointments', {
    params: { query: { from: minute, until: endOfDay(today, reader.timeZone), userId: 'me' } },
  });
  return data?.items.find((item) => item.status === 'planned' && item.startsAt > reader.now)?.startsAt;
}
