import { Input, NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate, Weekday } from '#kernel';
import { cx, DateField, Segmented, useFormat } from '#ui';
import { longestSeries } from '../model-series.ts';
import styles from './calendar.module.css';
import { useWeekdayName } from './rhythm-words.ts';
import { type RepeatForm, type repeatGapsOf, toggledWeekdays, weekdaysOf } from './series-form.ts';

type RepeatFieldsProps = {
  on: CalendarDate | null;
  repeat: RepeatForm;
  gaps: ReturnType<typeof repeatGapsOf>;
  onChange: (repeat: RepeatForm) => void;
};

/** Whether it repeats, and then on which days and how often. */
export function RepeatFields({ on, repeat, gaps, onChange }: RepeatFieldsProps) {
  const { t } = useTranslation('calendar');
  return (
    <>
      <Segmented
        label={t('repeat.label')}
        options={(['once', 'day', 'week', 'month'] as const).map((every) => ({ value: every, label: t(`repeat.${every}`) }))}
        value={repeat.every}
        onChange={(every) => onChange({ ...repeat, every })}
      />
      {repeat.every !== 'once' && (
        <div className={styles.repeat}>
          {repeat.every === 'week' && <Weekdays on={on} repeat={repeat} gaps={gaps} onChange={onChange} />}
          <NumberInput
            label={t(`repeat.interval.${repeat.every}`)}
            min={1}
            max={12}
            clampBehavior="strict"
            value={repeat.interval}
            onChange={(value) => onChange({ ...repeat, interval: Math.max(1, Number(value)) })}
          />
          <Segmented
            label={t('repeat.end')}
            options={(['count', 'until'] as const).map((endBy) => ({ value: endBy, label: t(`repeat.endBy.${endBy}`) }))}
            value={repeat.endBy}
            onChange={(endBy) => onChange({ ...repeat, endBy })}
          />
          {repeat.endBy === 'count' ? (
            <NumberInput
              label={t('repeat.count')}
              min={1}
              max={longestSeries}
              clampBehavior="strict"
              value={repeat.count}
              onChange={(value) => onChange({ ...repeat, count: Math.max(1, Number(value)) })}
            />
          ) : (
            <DateField
              label={t('repeat.until')}
              value={repeat.until}
              onChange={(until) => onChange({ ...repeat, until })}
              error={gaps.includes('until') ? t('repeat.untilMissing') : undefined}
            />
          )}
        </div>
      )}
    </>
  );
}

function Weekdays({ on, repeat, gaps, onChange }: RepeatFieldsProps) {
  const { t } = useTranslation('calendar');
  const { today } = useFormat();
  const meant = weekdaysOf(repeat, on);
  const isMissing = gaps.includes('weekdays');
  const errorId = useId();
  const nameOf = useWeekdayName();
  return (
    <fieldset className={styles.weekdays} data-invalid={isMissing || undefined} aria-describedby={isMissing ? errorId : undefined}>
      <legend>{t('repeat.weekdays')}</legend>
      <div>
        {([1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[]).map((day) => {
          const isOn = meant.includes(day);
          const toggle = () => onChange({ ...repeat, weekdays: toggledWeekdays(repeat, on, day, today) });
          return (
            <label key={day} className={cx(styles.weekday, isOn && styles.chosen)}>
              <input type="checkbox" aria-label={nameOf(day)} checked={isOn} onChange={toggle} />
              {nameOf(day, 'short')}
            </label>
          );
        })}
      </div>
      {isMissing && <Input.Error id={errorId}>{t('problem.series.weekday-missing')}</Input.Error>}
    </fieldset>
  );
}
