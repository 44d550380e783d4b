import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseModel } from '#modules/cases/index.ts';
import type { CaseView } from '#modules/cases/web/index.ts';
import { type Fact, readClock, useFormat, useReader, useWords } from '#ui';
import { useCasePlace } from './use-case-place.ts';

/** The facts that are always there: point person, model, next deadline, cover, money, consent. Each opens its place. */
export function useCaseFacts(view: CaseView): Fact[] {
  const { t } = useTranslation(['web', 'cases']);
  const format = useFormat();
  const { openDrawer } = useCasePlace();
  const { pointPerson, consents, acuity } = view;
  const deadline = useDeadlineFact(view);
  return [
    {
      key: 'point-person',
      label: t('case.fact.pointPerson'),
      value: (
        <button type="button" onClick={() => openDrawer(pointPerson ? 'team' : 'assign')}>
          {pointPerson?.name ?? t('case.fact.nobody')}
        </button>
      ),
    },
    {
      key: 'model',
      label: t('case.fact.model'),
      value: t(`cases:model.${view.model as CaseModel}`),
      note: t('case.fact.acuity', { acuity }),
    },
    deadline,
    { key: 'cover', label: t('case.fact.cover'), value: t('case.fact.notTold') },
    { key: 'money', label: t('case.fact.money'), value: t('case.fact.notTold') },
    {
      key: 'consent',
      label: t('case.fact.consent'),
      value: (
        <button type="button" onClick={() => openDrawer('consents')}>
          {t('case.fact.agencies', { count: consents.releases })}
        </button>
      ),
      note: consents.nextExpiry ? t('case.fact.nextEnds', { day: format.day(lastDay(consents.nextExpiry, format.dayAt)) }) : undefined,
      tone: consents.caseManagement ? undefined : 'overdue',
    },
  ];
}

/** What is due next, in the colour of its time. */
function useDeadlineFact({ nextDeadline, overdue }: CaseView): Fact {
  const { t } = useTranslation();
  const format = useFormat();
  const reader = useReader();
  const words = useWords();
  const label = t('case.fact.deadline');
  if (!nextDeadline) return { key: 'deadline', label, value: t('case.fact.nothingDue') };
  const due = nextDeadline.dueOn ?? nextDeadline.dueAt;
  const { tone } = readClock({ due, startedAt: nextDeadline.startsAt, warnFrom: nextDeadline.warnAt ?? undefined }, 'calendar', reader);
  const value = (
    <Link to={nextDeadline.target as '/'}>{`${words.dutyAction(nextDeadline)}, ${format.day(format.dayAt(nextDeadline.dueAt))}`}</Link>
  );
  return { key: 'deadline', label, value, tone, note: overdue > 1 ? t('case.fact.alsoLate', { count: overdue - 1 }) : undefined };
}

/** A release ends at midnight; the day people speak of is the one before. */
function lastDay(expiresAt: string, dayAt: (instant: string) => string): string {
  return dayAt(new Date(Date.parse(expiresAt) - 1).toISOString());
}
