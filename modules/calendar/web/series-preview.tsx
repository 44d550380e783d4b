import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemAlert, Skeleton, useFormat } from '#ui';
import type { Collision, SeriesPreview as Preview, SeriesRhythm } from '../model-series.ts';
import styles from './calendar.module.css';
import { useRhythmWords } from './rhythm-words.ts';

type PreviewProps = {
  rhythm: SeriesRhythm;
  preview: Preview | undefined;
  error: unknown;
  leavesOut: boolean;
  onLeaveOut: (leavesOut: boolean) => void;
  onTake: (time: string) => void;
};

/** What the rhythm means before it is saved: how many dates, from when to when, and what is in the way of which. */
export function SeriesPreview({ rhythm, preview, error, leavesOut, onLeaveOut, onTake }: PreviewProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useRhythmWords();
  if (error) return <ProblemAlert error={error} />;
  const [first, last] = [preview?.dates[0], preview?.dates.at(-1)];
  if (!preview || !first || !last) return <Skeleton rows={2} />;
  const taken = preview.dates.filter((date) => date.collision !== null);
  return (
    <section className={styles.preview} aria-label={t('preview.label')} aria-live="polite">
      <p>
        <b>{words(rhythm)}</b>
        <span className={styles.second}>
          {t('preview.span', {
            count: preview.dates.length,
            first: format.day(format.dayAt(first.startsAt)),
            last: format.day(format.dayAt(last.startsAt)),
          })}
          {preview.timeZone !== format.reader.timeZone && ` ${t('preview.zone', { timeZone: preview.timeZone })}`}
        </span>
      </p>
      {taken.length === 0 ? (
        <p className={styles.ok}>
          <IconCheck size={14} aria-hidden /> {t('preview.allFree')}
        </p>
      ) : (
        <>
          <p className={styles.warn}>
            <IconAlertTriangle size={14} aria-hidden /> {t('preview.taken', { count: taken.length, all: preview.dates.length })}
          </p>
          <ul className={styles.taken}>
            {taken.map((date) => (
              <li key={date.position}>
                <b>{format.day(format.dayAt(date.startsAt))}</b> {date.collision && <CollisionWords collision={date.collision} />}
              </li>
            ))}
          </ul>
          <label className={styles.tick}>
            <input type="checkbox" checked={leavesOut} onChange={(event) => onLeaveOut(event.currentTarget.checked)} />
            <span>{t('preview.leaveOut', { count: taken.length, left: preview.dates.length - taken.length })}</span>
          </label>
          {preview.freeTime && (
            <Button size="small" onClick={() => onTake(preview.freeTime ?? '')}>
              {t('preview.take', { time: preview.freeTime })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** What is in the way, in one line: "Neuropsychology 8:00–9:00; free 9:00–9:45". */
export function CollisionWords({ collision }: { collision: Collision }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { who, workerName, what, from, until, freeFrom, freeUntil } = collision;
  const inTheWay = [who === 'worker' && workerName, what || t('preview.anotherAppointment'), `${format.time(from)}–${format.time(until)}`];
  return (
    <span className={styles.second}>
      {inTheWay.filter(Boolean).join(' · ')}
      {freeFrom && freeUntil && `; ${t('preview.free', { from: format.time(freeFrom), until: format.time(freeUntil) })}`}
    </span>
  );
}
