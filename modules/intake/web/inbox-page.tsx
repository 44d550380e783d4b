import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '#client';
import {
  Button,
  EmptyState,
  ErrorState,
  ExportMenu,
  GroupHeader,
  type ListQuery,
  LoadingLine,
  PageHeader,
  PageLayout,
  ProblemAlert,
  readClock,
  rowsOf,
  Skeleton,
  type TimeTone,
  useMay,
  useReader,
  useShell,
} from '#ui';
import styles from './inbox.module.css';
import { InboxFilters } from './inbox-filters.tsx';
import { type InboxSearch, searchWith } from './inbox-search.ts';
import { queryOf, type ReferralItem, useReferrals } from './queries.ts';
import { ReferralAbout } from './referral-about.tsx';
import { ReferralDrawer } from './referral-drawer.tsx';
import { ReferralRow } from './referral-row.tsx';

const route = getRouteApi('/shell/inbox');

type ReferralList = ListQuery<ReferralItem> & { data?: { pages: readonly { counts: Record<string, number> }[] } | undefined };

/** What came in and waits for an answer, safety first; and for those who send, what became of it. */
export function InboxPage() {
  const { t } = useTranslation('intake');
  const { begin } = useShell();
  const mayReceive = useMay('referrals.receive');
  const given = route.useSearch();
  const navigate = route.useNavigate();
  const search: InboxSearch = mayReceive ? given : { ...given, box: 'sent', status: given.status ?? 'all' };
  const query: ReferralList = useReferrals(search);
  const [exportError, setExportError] = useState<unknown>();
  const change = (to: Partial<InboxSearch>) => void navigate({ search: searchWith(given, to), replace: true });
  const open = (referral: string | undefined) => void navigate({ search: searchWith(given, { referral, do: undefined }) });
  const counts = query.data?.pages[0]?.counts ?? {};
  const items = rowsOf(query);
  return (
    <PageLayout>
      <div className={styles.page}>
        <PageHeader
          title={mayReceive ? t('page.title') : t('page.sentTitle')}
          lead={query.data && <Lead items={items} counts={counts} search={search} />}
          actions={
            <>
              <ExportMenu
                onExport={(format) => {
                  setExportError(undefined);
                  return download('/api/referrals/export', { ...queryOf(search), format }).catch(setExportError);
                }}
              />
              <Button icon={<IconPlus aria-hidden />} onClick={() => begin('new-referral')}>
                {t('page.new')}
              </Button>
            </>
          }
        />
        <InboxFilters search={search} counts={counts} mayReceive={mayReceive} onChange={change} />
        {exportError !== undefined && <ProblemAlert error={exportError} />}
        <div className={styles.progress}>{query.isFetching && !query.isPending && <LoadingLine />}</div>
        {query.isPending ? (
          <Skeleton rows={6} />
        ) : query.error && !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : items.length === 0 ? (
          <Nothing search={search} onClear={() => void navigate({ search: {} })} />
        ) : (
          <Rows items={items} search={search} onOpen={open} />
        )}
        {query.hasNextPage && (
          <Button wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('page.more')}
          </Button>
        )}
      </div>
      {given.about && (
        <ReferralAbout
          personId={given.about}
          forCase={mayReceive && given.do === 'accept'}
          onClose={() => change({ about: undefined, do: undefined })}
        />
      )}
      {given.referral && (
        <ReferralDrawer key={given.referral} id={given.referral} first={given.do ?? 'read'} onClose={() => open(undefined)} />
      )}
    </PageLayout>
  );
}

/** "Three wait for an answer, one of them late." */
function Lead({ items, counts, search }: { items: readonly ReferralItem[]; counts: Record<string, number>; search: InboxSearch }) {
  const { t } = useTranslation('intake');
  const reader = useReader();
  if (search.box === 'sent') return t('lead.sent', { count: counts.all ?? 0 });
  const late = items.filter((item) => item.deadline && readClock({ due: item.deadline.dueAt }, 'calendar', reader).tone === 'overdue');
  const waiting = t('lead.waiting', { count: counts.open ?? 0 });
  const isWholeList = (search.status ?? 'open') === 'open' && late.length > 0;
  return isWholeList ? `${waiting} ${t('lead.late', { count: late.length })}` : waiting;
}

const tones: readonly TimeTone[] = ['overdue', 'today', 'soon', 'done'];

/** The rows under headings of time while they wait for an answer; otherwise in the order they come. */
function Rows({ items, search, onOpen }: { items: readonly ReferralItem[]; search: InboxSearch; onOpen: (id: string) => void }) {
  const { t } = useTranslation('intake');
  const reader = useReader();
  const toneOf = ({ deadline }: ReferralItem): TimeTone =>
    deadline ? readClock({ due: deadline.dueAt }, 'calendar', reader).tone : 'done';
  const row = (item: ReferralItem) => (
    <ReferralRow key={item.id} item={item} current={item.id === search.referral} onOpen={() => onOpen(item.id)} />
  );
  const isWaiting = search.box !== 'sent' && ['open', 'referred', 'screening'].includes(search.status ?? 'open');
  if (!isWaiting) {
    return (
      <ul className={styles.rows} aria-label={t('page.title')} data-rows>
        {items.map(row)}
      </ul>
    );
  }
  return tones.map((tone) => {
    const own = items.filter((item) => toneOf(item) === tone);
    if (own.length === 0) return null;
    return (
      <section key={tone}>
        <GroupHeader title={t(`group.${tone}`)} count={own.length} tone={tone} />
        <ul className={styles.rows} aria-label={t(`group.${tone}`)} data-rows>
          {own.map(row)}
        </ul>
      </section>
    );
  });
}

function Nothing({ search, onClear }: { search: InboxSearch; onClear: () => void }) {
  const { t } = useTranslation('intake');
  const isNarrowed = search.q !== undefined || search.worker !== undefined || search.urgency !== undefined || search.late === true;
  if (isNarrowed) return <EmptyState action={<Button onClick={onClear}>{t('page.clear')}</Button>}>{t('page.nothingFits')}</EmptyState>;
  const { status = 'open' } = search;
  if (search.box === 'sent') return <EmptyState>{t(status === 'all' ? 'page.nothingSent' : 'page.nothingFits')}</EmptyState>;
  const isDone = status === 'waitlisted' || status === 'accepted' || status === 'declined';
  return <EmptyState>{t(isDone ? `page.nothing_${status}` : 'page.nothing')}</EmptyState>;
}
