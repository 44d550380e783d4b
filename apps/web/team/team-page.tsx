import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { CountTile, EmptyState, ErrorState, PageHeader, PageLayout, Skeleton, useFormat } from '#ui';
import { HeatTable } from './heat-table.tsx';
import styles from './team.module.css';
import { TeamSide } from './team-side.tsx';
import { TimeWithClients } from './time-with-clients.tsx';
import type { Board } from './types.ts';

/** The supervisor's morning: who is late with what, who carries how much, what waits for a second hand. */
export function TeamPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const board = api.useQuery('get', '/api/team');
  return (
    <PageLayout asideLabel={t('team.waiting')} aside={<TeamSide />}>
      <div className={styles.head}>
        <PageHeader
          title={t('team.title', { day: format.longDay(format.today) })}
          documentTitle={t('nav.team')}
          lead={useLead(board.data)}
        />
        {board.data && (
          <div className={styles.tiles}>
            <CountTile plain count={board.data.late} tone="overdue" link={<Link to={'/team/late' as '/'}>{t('team.overdue')}</Link>} />
            <CountTile
              plain
              count={board.data.escalated}
              link={
                <Link to={'/team/late' as '/'} search={{ state: 'escalated' } as never}>
                  {t('team.escalated')}
                </Link>
              }
            />
          </div>
        )}
      </div>
      {board.isPending && <Skeleton rows={8} />}
      {board.isError && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && (board.data.workers.length === 0 ? <EmptyState>{t('team.nobody')}</EmptyState> : <HeatTable board={board.data} />)}
      {board.data && board.data.workers.length > 0 && <TimeWithClients />}
    </PageLayout>
  );
}

/** One sentence about the morning: who carries most of what is late, or that nothing is. */
function useLead(board: Board | undefined): string | undefined {
  const { t } = useTranslation();
  const format = useFormat();
  if (!board) return undefined;
  if (board.late === 0) return t('team.lead.none');
  const heavy = board.workers.filter(({ late }) => late > 0 && late * board.workers.length > board.late * 1.5).map(({ name }) => name);
  if (board.nobody.late * 2 > board.late) return t('team.lead.nobody', { count: board.nobody.late });
  return heavy.length > 0 && heavy.length <= 3
    ? t('team.lead.most', { count: heavy.length, names: format.list(heavy) })
    : t('team.lead.spread');
}
