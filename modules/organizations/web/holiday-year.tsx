import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Closure, holidaySets, holidaysOfCountry, withClosures, yearOf } from '#kernel';
import { GroupHeader, IconButton, useFormat } from '#ui';
import { HolidayTable } from './holiday-table.tsx';
import styles from './organizations.module.css';
import type { Place } from './queries-place.ts';

/** The days of one year on which the organisation does not work, put together as its clocks count them. */
export function HolidayYear({ place }: { place: Place }) {
  const { t } = useTranslation('organizations');
  const [year, setYear] = useState(useThisYear());
  const set = holidaySets.get(place.holidaySet) ?? holidaysOfCountry(place.holidaySet);
  return (
    <section>
      <GroupHeader title={t('holidays.ofYear', { year })} aside={<YearSteps year={year} onChange={setYear} />} />
      <HolidayTable
        set={withClosures(
          set,
          place.closures.map((closure) => Closure.parse(closure)),
        )}
        year={year}
      />
    </section>
  );
}

/** One year back and forth. */
export function YearSteps({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const { t } = useTranslation('organizations');
  return (
    <span className={styles.steps}>
      <IconButton label={t('holidays.before', { year: year - 1 })} onClick={() => onChange(year - 1)}>
        <IconChevronLeft aria-hidden />
      </IconButton>
      <IconButton label={t('holidays.after', { year: year + 1 })} onClick={() => onChange(year + 1)}>
        <IconChevronRight aria-hidden />
      </IconButton>
    </span>
  );
}

/** The year at the reader's place. */
export function useThisYear(): number {
  return yearOf(useFormat().today);
}
