import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { EmptyState, ErrorState, PageHeader, PageLayout, Skeleton } from '#ui';
import { DutyRows } from '../duties/duty-rows.tsx';
import { useDuties } from '../duties/queries.ts';
import { useDutyName } from '../duties/use-duty-name.ts';
import { useSettledDuties, withSettled } from '../duties/use-settled-duties.ts';
import styles from './team.module.css';

const route = getRouteApi('/shell/team/late');

/** The rows behind a figure of the team board; each can be done, put off or given to somebody with more room. */
export function LatePage() {
  const { t } = useTranslation();
  const { userId, kind, state = 'overdue' } = route.useSearch();
  const duties = useDuties({ of: 'team', state, limit: 500, ...(userId ? { userId } : {}), ...(kind ? { kind } : {}) });
  const board = api.useQuery('get', '/api/team');
  const settled = useSettledDuties();
  const items = withSettled(duties.data?.items ?? [], settled);
  const name = userId === 'none' ? t('team.nobodyYet') : board.data?.workers.find((worker) => worker.userId === userId)?.name;
  const kinds = board.data?.kinds ?? [];
  const nameOf = useDutyName();
  const ofKind = kinds.find((known) => known.kind === kind);
  const title = [name ?? t('team.team'), ofKind ? nameOf(ofKind) : undefined].filter(Boolean).join(': ');
  return (
    <PageLayout>
      <p className={styles.back}>
        <Link to={'/team' as '/'}>{t('team.back')}</Link>
      </p>
      <PageHeader
        title={title}
        documentTitle={t('nav.team')}
        lead={
          duties.data &&
          (state === 'escalated' ? t('team.escalatedCount', { count: items.length }) : t('team.lateCount', { count: items.length }))
        }
      />
      {duties.isPending && <Skeleton rows={6} />}
      {duties.isError && <ErrorState error={duties.error} onRetry={() => void duties.refetch()} />}
      {duties.isSuccess && items.length === 0 && <EmptyState>{t('team.nothingLate')}</EmptyState>}
      <DutyRows label={title} duties={items} settled={settled} namesHolder={userId === undefined} />
    </PageLayout>
  );
}
