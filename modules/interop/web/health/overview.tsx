import { useTranslation } from 'react-i18next';
import { ErrorState, LinkButton, rowsOf, SectionHeader, Skeleton, useFormat } from '#ui';
import { type HealthEntryKind, HealthEntryView } from '../../model-health.ts';
import { EntryList } from './entry-list.tsx';
import styles from './health.module.css';
import { type KindCount, lasts } from './kinds.ts';
import { useHealthEntries } from './queries.ts';
import { useEntryWords } from './use-entry-words.ts';

const SHOWN = 5;

type OverviewProps = { personId: string; kinds: readonly KindCount[]; onKind: (kind: HealthEntryKind, show?: 'all') => void };

/** What one wants to know before a call: what holds now, and the last visits. */
export function Overview({ personId, kinds, onKind }: OverviewProps) {
  return kinds.map((counted) => <Part key={counted.kind} personId={personId} counted={counted} onKind={onKind} />);
}

function Part({ personId, counted, onKind }: { personId: string; counted: KindCount; onKind: OverviewProps['onKind'] }) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const words = useEntryWords();
  const { kind, count, current } = counted;
  const shown = lasts(kind) ? current : count;
  const entries = useHealthEntries(personId, { kind, show: lasts(kind) ? 'current' : 'all', limit: SHOWN });
  const rows = rowsOf(entries).map((entry) => HealthEntryView.parse(entry));
  return (
    <section className={styles.part} aria-label={words.kind(kind)}>
      <SectionHeader
        level={2}
        title={words.kind(kind)}
        count={shown > 0 ? shown : undefined}
        aside={
          count > Math.min(shown, SHOWN) && (
            <LinkButton
              onClick={() => onKind(kind, shown === count ? undefined : 'all')}
              aria-label={t('health.allOf', { kind: words.kind(kind) })}
            >
              {t('health.all', { number: format.number(count) })}
            </LinkButton>
          )
        }
      />
      {shown === 0 && <p className={styles.second}>{t('health.noneCurrent')}</p>}
      {shown > 0 && entries.isPending && <Skeleton rows={Math.min(shown, SHOWN)} />}
      {entries.isError && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
      {rows.length > 0 && <EntryList entries={rows} label={words.kind(kind)} />}
    </section>
  );
}
