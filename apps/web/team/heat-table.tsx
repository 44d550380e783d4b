import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar, cx, ScrollRegion, useFormat } from '#ui';
import { useDutyName } from '../duties/use-duty-name.ts';
import { LoadBar } from './load-bar.tsx';
import styles from './team.module.css';
import type { Board, KindCount } from './types.ts';

/** Worker by kind of what is late. The more, the darker; every figure opens exactly its rows. */
export function HeatTable({ board }: { board: Board }) {
  const { t } = useTranslation();
  const nameOf = useDutyName();
  const most = Math.max(1, ...board.workers.map(({ weighted, hard, soft }) => Math.max(weighted, hard ?? soft ?? 0)));
  return (
    <ScrollRegion className={styles.scroll} label={t('team.caption')}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('team.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('team.overdueNow')}</th>
            {board.kinds.map((kind) => (
              <th key={keyOf(kind)} scope="col" className={styles.kind}>
                {nameOf(kind)}
              </th>
            ))}
            <th scope="col" className={styles.kind}>
              {t('team.all')}
            </th>
            <th scope="col">{t('team.load')}</th>
          </tr>
        </thead>
        <tbody>
          {board.workers.map((worker) => (
            <tr key={worker.userId}>
              <th scope="row">
                <Link className={styles.worker} to={'/cases' as '/'} search={{ of: 'all', managerId: worker.userId } as never}>
                  <Avatar name={worker.name} size="small" />
                  <span>
                    <b>{worker.name}</b>
                    <span className={styles.second}>{t('team.cases', { count: worker.cases })}</span>
                  </span>
                </Link>
              </th>
              <Counts board={board} overdue={worker.overdue} late={worker.late} userId={worker.userId} />
              <td>
                <LoadBar worker={worker} most={most} />
                {worker.cases > 0 && (
                  <Link to={'/team/hand-over' as '/'} search={{ from: worker.userId } as never}>
                    {t('handOver.link')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
          {board.nobody.late > 0 && (
            <tr>
              <th scope="row">
                <span className={styles.worker}>
                  <Avatar name="?" size="small" />
                  <span>
                    <b>{t('team.nobodyYet')}</b>
                    <span className={styles.second}>{t('team.nobodyYetHelp')}</span>
                  </span>
                </span>
              </th>
              <Counts board={board} overdue={board.nobody.overdue} late={board.nobody.late} userId="none" />
              <td />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('team.team')}</th>
            {board.kinds.map((kind) => (
              <td key={keyOf(kind)} className={styles.sum}>
                <LateLink kind={kind.kind}>{kind.count}</LateLink>
              </td>
            ))}
            <td className={cx(styles.sum, board.late > 0 && styles.late)}>
              <LateLink>{board.late}</LateLink>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

type CountsProps = { board: Board; overdue: readonly KindCount[]; late: number; userId: string };

function Counts({ board, overdue, late, userId }: CountsProps) {
  const format = useFormat();
  const darkest = Math.max(1, ...board.workers.flatMap((worker) => worker.overdue.map(({ count }) => count)));
  return (
    <>
      {board.kinds.map((kind) => {
        const count = overdue.find((mine) => keyOf(mine) === keyOf(kind))?.count ?? 0;
        return (
          <td key={keyOf(kind)} className={styles.cell}>
            {count === 0 ? (
              <span className={styles.nothing}>–</span>
            ) : (
              <LateLink userId={userId} kind={kind.kind} className={cx(styles.heat, heatOf(count, darkest))}>
                {format.number(count)}
              </LateLink>
            )}
          </td>
        );
      })}
      <td className={styles.sum}>{late === 0 ? <span className={styles.nothing}>–</span> : <LateLink userId={userId}>{late}</LateLink>}</td>
    </>
  );
}

/** Three shades are told apart; a single late duty is always the lightest. */
function heatOf(count: number, darkest: number): string | undefined {
  if (count === 1) return styles.light;
  return count * 3 > darkest * 2 && count > 2 ? styles.dark : styles.middle;
}

type LateLinkProps = { userId?: string; kind?: string; className?: string | undefined; children: React.ReactNode };

/** The way to exactly the rows of a figure. */
function LateLink({ userId, kind, className, children }: LateLinkProps) {
  return (
    <Link to={'/team/late' as '/'} search={{ userId, kind } as never} className={className}>
      {children}
    </Link>
  );
}

const keyOf = ({ area, kind }: { area: string; kind: string }): string => `${area}.${kind}`;
