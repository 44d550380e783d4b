import { useTranslation } from 'react-i18next';
import { useFormat, useNow } from '#ui';
import type { AppointmentView } from '../model.ts';
import type { Collision, SeriesView } from '../model-series.ts';
import styles from './calendar.module.css';
import type { Scope } from './series-form.ts';
import { CollisionWords } from './series-preview.tsx';

type ExceptionsProps = {
  series: SeriesView;
  appointment: AppointmentView;
  scope: Exclude<Scope, 'this'>;
  /** The dates that are left out, by their place in the series. */
  leaveOut: readonly number[];
  /** What stood in the way when the change was tried. */
  collisions: readonly { readonly position: number; readonly collision: Collision | null }[];
  onChange: (leaveOut: number[]) => void;
};

/** The dates a change of a series is for, each of which may be left out: with a new time it is cancelled, else it stays as it is. */
export function ExceptionsField({ series, appointment, scope, leaveOut, collisions, onChange }: ExceptionsProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const now = useNow();
  const from = scope === 'all' ? 1 : (appointment.seriesPosition ?? 1);
  const meant = series.dates.filter(({ position, status, startsAt }) => status === 'planned' && startsAt > now && position >= from);
  const collisionOf = (position: number) => collisions.find((each) => each.position === position)?.collision;
  if (meant.length < 2) return null;
  return (
    <fieldset className={styles.exceptions}>
      <legend>{t('exceptions.label')}</legend>
      <p className={styles.second}>{t('exceptions.help')}</p>
      <ul className={styles.taken}>
        {meant.map(({ position, startsAt }) => {
          const collision = collisionOf(position);
          return (
            <li key={position}>
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  checked={!leaveOut.includes(position)}
                  onChange={(event) =>
                    onChange(event.currentTarget.checked ? leaveOut.filter((each) => each !== position) : [...leaveOut, position])
                  }
                />
                <span>
                  {format.day(format.dayAt(startsAt))} {collision && <CollisionWords collision={collision} />}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
