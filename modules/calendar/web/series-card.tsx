import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DotState, DotsStrip, ProblemAlert, useFormat, useMay, useNow } from '#ui';
import type { SeriesView } from '../model-series.ts';
import styles from './calendar.module.css';
import { ReasonMenu } from './outcome-actions.tsx';
import { useRhythmWords } from './rhythm-words.ts';
import { useSaveSeries } from './series-queries.ts';

const dotOf: Partial<Record<SeriesView['dates'][number]['status'], DotState>> = { kept: 'attended', missed: 'missed', planned: 'planned' };

/** A series in a few lines: what, in which rhythm, how it was attended so far, and when it goes on. */
export function SeriesCard({ series }: { series: SeriesView }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const now = useNow();
  const words = useRhythmWords();
  const mayPlan = useMay('calendar.schedule');
  const { cancel } = useSaveSeries();
  const [error, setError] = useState<unknown>();
  const countOf = (status: string) => series.dates.filter((date) => date.status === status).length;
  const next = series.dates.find((date) => date.status === 'planned' && date.endsAt > now);
  const dots = series.dates.flatMap((date) => dotOf[date.status] ?? []);
  const told = [
    t('series.attended', { count: countOf('kept'), all: series.dates.length }),
    countOf('missed') > 0 && t('series.missed', { count: countOf('missed') }),
    countOf('cancelled') > 0 && t('series.cancelled', { count: countOf('cancelled') }),
  ];
  return (
    <li className={styles.series}>
      <div>
        <b>{series.title}</b>
        <span className={styles.second}>{words(series.rhythm)}</span>
      </div>
      <DotsStrip dots={dots} />
      <p className={styles.second}>
        {told.filter(Boolean).join(', ')}. {next ? t('series.next', { at: format.instant(next.startsAt) }) : t('series.over')}
      </p>
      {mayPlan && next && <ReasonMenu label={t('series.end')} onChoose={(reason) => void cancel(series, null, reason).catch(setError)} />}
      {error !== undefined && <ProblemAlert error={error} />}
    </li>
  );
}
