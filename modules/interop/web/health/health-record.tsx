import { IconHeartbeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Skeleton, useFormat } from '#ui';
import { HealthRecordSummary } from '../../model-health.ts';
import styles from './health.module.css';
import { KindNav } from './kind-nav.tsx';
import { KindPage } from './kind-page.tsx';
import { forOverview, type HealthPlace, inReadingOrder } from './kinds.ts';
import { Overview } from './overview.tsx';
import { useHealthRecord } from './queries.ts';

type HealthRecordProps = {
  personId: string;
  /** Where in it one is; the page around keeps it in the address. */
  place: HealthPlace;
  onPlace: (place: HealthPlace) => void;
};

/** The health record of a person as other systems sent it, to be read. What the reader may not see is not there. */
export function HealthRecord({ personId, place, onPlace }: HealthRecordProps) {
  const { t } = useTranslation('interop');
  const record = useHealthRecord(personId);
  if (record.isPending) return <Skeleton rows={6} />;
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  const summary = HealthRecordSummary.parse(record.data);
  const kinds = inReadingOrder(summary.kinds);
  const overview = forOverview(kinds);
  const counted = kinds.find(({ kind }) => kind === place.kind) ?? (overview.length === 0 ? kinds[0] : undefined);
  if (kinds.length === 0) return <EmptyState icon={<IconHeartbeat aria-hidden />}>{t('health.none')}</EmptyState>;
  return (
    <section className={styles.record} aria-label={t('health.title')}>
      <div className={styles.columns}>
        <KindNav kinds={kinds} hasOverview={overview.length > 0} current={counted?.kind} onKind={(kind) => onPlace({ kind })} />
        <div className={styles.content}>
          {counted ? (
            <KindPage
              key={counted.kind}
              personId={personId}
              counted={counted}
              show={place.show}
              onShow={(show) => onPlace({ kind: counted.kind, show })}
            />
          ) : (
            <Overview personId={personId} kinds={overview} onKind={(kind, show) => onPlace({ kind, show })} />
          )}
          <Origin summary={summary} />
        </div>
      </div>
    </section>
  );
}

/** Where it came from, and that it is theirs, not ours. */
function Origin({ summary: { receivedAt, sources } }: { summary: HealthRecordSummary }) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const date = receivedAt === null ? '' : format.date(format.dayAt(receivedAt));
  return (
    <p className={styles.origin}>
      {sources.length > 0 ? t('health.originNamed', { sources: format.list(sources), date }) : t('health.origin', { date })}
    </p>
  );
}
