import { Textarea } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { spreadByCapacity } from '#modules/cases/index.ts';
import { Button, EmptyState, ErrorState, PageHeader, PageLayout, Skeleton, useFormat } from '#ui';
import styles from './hand-over.module.css';
import { HandOverRow } from './hand-over-row.tsx';
import type { BoardWorker } from './types.ts';
import { type HandOverItem, useHandOver } from './use-hand-over.ts';

const route = getRouteApi('/shell/team/hand-over');

/** The whole caseload of somebody with what is open on it, and to whom each case goes. */
export function HandOverPage() {
  const { t } = useTranslation();
  const { from } = route.useSearch();
  const board = api.useQuery('get', '/api/team');
  const caseload = api.useQuery(
    'get',
    '/api/team/{userId}/caseload',
    { params: { path: { userId: from } } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  );
  const workers = board.data?.workers ?? [];
  const worker = workers.find(({ userId }) => userId === from);
  const items = caseload.data?.items;
  return (
    <PageLayout>
      <p className={styles.back}>
        <Link to={'/team' as '/'}>{t('handOver.back')}</Link>
      </p>
      <PageHeader
        title={worker ? t('handOver.title', { name: worker.name }) : t('handOver.titleOpen')}
        documentTitle={t('handOver.titleOpen')}
        lead={t('handOver.lead')}
      />
      {caseload.isError && <ErrorState error={caseload.error} onRetry={() => void caseload.refetch()} />}
      {(caseload.isPending || board.isPending) && <Skeleton rows={8} />}
      {items?.length === 0 && <EmptyState>{t('handOver.empty')}</EmptyState>}
      {items && items.length > 0 && board.data && (
        <Distribute key={from} items={items} takers={workers.filter(({ userId }) => userId !== from)} />
      )}
    </PageLayout>
  );
}

function Distribute({ items, takers }: { items: readonly HandOverItem[]; takers: readonly BoardWorker[] }) {
  const { t } = useTranslation();
  const { outcomes, busy, start } = useHandOver();
  const [to, setTo] = useState<ReadonlyMap<string, string>>(() => spreadByCapacity(items, usualTakers(takers)));
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const [tried, setTried] = useState(false);
  const open = items.filter(({ id }) => outcomes.get(id) !== 'done');
  const chosen = open.filter(({ id }) => to.has(id));
  const done = items.length - open.length;
  const give = (id: string, userId: string | null) => {
    const next = new Map(to);
    if (userId) next.set(id, userId);
    else next.delete(id);
    setTo(next);
  };
  const submit = () => {
    setTried(true);
    if (reason.trim().length < 3 || chosen.length === 0) return;
    void start(chosen, to, reason.trim(), override.trim() || null);
  };
  return (
    <div className={styles.page}>
      <div className={styles.ask}>
        <Textarea
          label={t('handOver.reason')}
          description={t('handOver.reasonHelp')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && reason.trim().length < 3 ? t('handOver.reasonMissing') : undefined}
        />
        <Textarea
          label={t('handOver.override')}
          description={t('handOver.overrideHelp')}
          autosize
          minRows={2}
          maxLength={500}
          value={override}
          onChange={(event) => setOverride(event.currentTarget.value)}
        />
        <After items={open} to={to} takers={takers} />
      </div>
      <div className={styles.verbs}>
        <Button onClick={() => setTo(spreadByCapacity(open, usualTakers(takers)))}>{t('handOver.spread')}</Button>
        <Button variant="quiet" onClick={() => setTo(new Map())}>
          {t('handOver.none')}
        </Button>
        <span role="status">{(busy || done > 0) && t('handOver.progress', { done, count: items.length })}</span>
      </div>
      <ul className={styles.cases}>
        {items.map((item) => (
          <HandOverRow
            key={item.id}
            item={item}
            takers={takers}
            to={to.get(item.id) ?? null}
            outcome={outcomes.get(item.id)}
            onChange={(userId) => give(item.id, userId)}
          />
        ))}
      </ul>
      {open.length > 0 && (
        <div>
          <Button variant="primary" busy={busy} onClick={submit}>
            {t('handOver.start', { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Who is proposed: case managers. Others who may carry cases have room because they do other work; they can be chosen by hand. */
function usualTakers(takers: readonly BoardWorker[]): readonly BoardWorker[] {
  const managers = takers.filter(({ roles }) => roles.includes('case_manager'));
  return managers.length > 0 ? managers : takers;
}

/** What each colleague would carry afterwards. */
function After({ items, to, takers }: { items: readonly HandOverItem[]; to: ReadonlyMap<string, string>; takers: readonly BoardWorker[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={styles.after}>
      {takers.map(({ userId, name, weighted, soft, hard }) => {
        const gets = items.filter(({ id }) => to.get(id) === userId);
        const then = weighted + gets.reduce((sum, { weight }) => sum + weight, 0);
        const limit = hard ?? soft;
        const words =
          limit === null
            ? t('handOver.then', { count: gets.length, weighted: format.number(then) })
            : t('handOver.thenOf', { count: gets.length, weighted: format.number(then), limit: format.number(limit) });
        return (
          <div key={userId} data-over={(limit !== null && then > limit) || undefined}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        );
      })}
    </dl>
  );
}
