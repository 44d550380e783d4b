import {
  IconCalendarEvent,
  IconDiamond,
  IconFileText,
  IconGavel,
  IconPhone,
  IconPointFilled,
  IconRouteAltRight,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Button, EmptyState, ErrorState, listOptions, SectionHeader, Skeleton, Timeline, type TimelineFilter, useWords } from '#ui';
import styles from './case-page.module.css';

type Filter = 'all' | 'milestone' | 'case' | 'contact' | 'document' | 'decision';
const filters: readonly Filter[] = ['all', 'milestone', 'contact', 'case', 'document', 'decision'];

const filterIcons: Readonly<Record<Filter, ReactNode>> = {
  all: undefined,
  milestone: <IconDiamond aria-hidden />,
  contact: <IconPhone aria-hidden />,
  case: <IconRouteAltRight aria-hidden />,
  document: <IconFileText aria-hidden />,
  decision: <IconGavel aria-hidden />,
};
const areaIcons: Readonly<Record<string, ReactNode>> = {
  contacts: <IconPhone aria-hidden />,
  calendar: <IconCalendarEvent aria-hidden />,
  documents: <IconFileText aria-hidden />,
  letters: <IconFileText aria-hidden />,
  handover: <IconFileText aria-hidden />,
  cases: <IconRouteAltRight aria-hidden />,
  consents: <IconGavel aria-hidden />,
};

/** What happened, as the journal has it, newest first; it goes on by itself while others work. */
export function CaseTimeline({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const timeline = useTimeline(caseId, filter);
  const entries = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const words = useWords(entries.map(({ area }) => area));
  if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const counts = timeline.data?.pages[0]?.counts ?? {};
  const offered: TimelineFilter[] = filters
    .filter((key) => key === 'all' || (counts[key] ?? 0) > 0)
    .map((key) => ({
      key,
      label: t(`case.show.${key}`),
      icon: filterIcons[key],
      count: key === 'all' ? counts.all : undefined,
    }));
  return (
    <>
      <SectionHeader level={2} title={t('case.timeline')} />
      {timeline.isPending && <Skeleton rows={6} />}
      {timeline.data && (
        <Timeline
          filters={offered}
          filter={filter}
          onFilter={(key) => setFilter(key as Filter)}
          items={entries.map((entry) => ({
            id: entry.id,
            at: entry.at,
            icon: areaIcons[entry.area] ?? <IconPointFilled aria-hidden />,
            title: words.eventTitle(entry),
            text: entry.excerpt ? [entry.excerpt, words.eventText(entry)].filter(Boolean).join(' · ') : words.eventText(entry),
            by: entry.actorName ?? entry.organizationName ?? undefined,
            look: entry.weight === 'normal' ? undefined : entry.weight,
          }))}
          footer={
            entries.length === 0 ? (
              <EmptyState>{t('case.nothingHappened')}</EmptyState>
            ) : timeline.hasNextPage ? (
              <Button className={styles.more} busy={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
                {t('case.earlier')}
              </Button>
            ) : undefined
          }
        />
      )}
    </>
  );
}

function useTimeline(caseId: string, filter: Filter) {
  const narrowed = filter === 'all' ? {} : filter === 'milestone' ? { weight: 'milestone' as const } : { group: filter };
  return api.useInfiniteQuery(
    'get',
    '/api/cases/{id}/timeline',
    { params: { path: { id: caseId }, query: { limit: 30, ...narrowed } } },
    listOptions,
  );
}
