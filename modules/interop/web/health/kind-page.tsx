import { useTranslation } from 'react-i18next';
import { Button, ErrorState, rowsOf, SectionHeader, Segmented, Skeleton, useFormat } from '#ui';
import { HealthEntryView } from '../../model-health.ts';
import { EntryList } from './entry-list.tsx';
import styles from './health.module.css';
import { isDivided, type KindCount } from './kinds.ts';
import { useHealthEntries } from './queries.ts';
import { useEntryWords } from './use-entry-words.ts';

type KindPageProps = {
  personId: string;
  counted: KindCount;
  show: 'current' | 'all' | undefined;
  onShow: (show: 'current' | 'all') => void;
};

/** Everything of one kind: what holds now, or all of it, a page at a time. */
export function KindPage({ personId, counted, show, onShow }: KindPageProps) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const words = useEntryWords();
  const chosen = isDivided(counted) ? (show ?? 'current') : 'all';
  const entries = useHealthEntries(personId, { kind: counted.kind, show: chosen, limit: 25 });
  const rows = rowsOf(entries).map((entry) => HealthEntryView.parse(entry));
  const options = [
    { value: 'current' as const, label: t('health.current', { number: format.number(counted.current) }) },
    { value: 'all' as const, label: t('health.all', { number: format.number(counted.count) }) },
  ];
  return (
    <>
      <SectionHeader level={2} title={words.kind(counted.kind)} count={isDivided(counted) ? undefined : counted.count} />
      {isDivided(counted) && (
        <div className={styles.show}>
          <Segmented label={t('health.show')} options={options} value={chosen} onChange={onShow} />
        </div>
      )}
      {entries.isPending && <Skeleton rows={6} />}
      {entries.isError && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
      {rows.length > 0 && <EntryList entries={rows} label={words.kind(counted.kind)} />}
      {entries.hasNextPage && (
        <Button size="small" busy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
