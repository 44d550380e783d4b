import { Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { holidaySets, holidaysOfCountry } from '#kernel';
import { PageHeader, PageLayout, useSession } from '#ui';
import { useHolidaySetOptions } from './holiday-set-name.ts';
import { HolidayTable } from './holiday-table.tsx';
import { useThisYear, YearSteps } from './holiday-year.tsx';
import { OrganizationPlaces } from './organization-places.tsx';
import styles from './organizations.module.css';

const route = getRouteApi('/shell/organizations/holidays');

/** Every set of public holidays that clocks may be counted with, year by year, with the law behind each day. */
export function HolidaysPage() {
  const { t } = useTranslation('organizations');
  const { network } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const thisYear = useThisYear();
  const options = useHolidaySetOptions();
  const { set = network.country, year = thisYear } = search;
  const go = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  return (
    <PageLayout>
      <PageHeader title={t('holidays.title')} lead={t('holidays.lead')} />
      <OrganizationPlaces />
      <div className={styles.chooseSet}>
        <Select
          label={t('place.holidaySet')}
          data={options}
          searchable
          allowDeselect={false}
          value={set}
          onChange={(chosen) => chosen && go({ set: chosen })}
        />
        <p className={styles.year}>
          <b>{year}</b> <YearSteps year={year} onChange={(next) => go({ year: next })} />
        </p>
      </div>
      <HolidayTable set={holidaySets.get(set) ?? holidaysOfCountry(set)} year={year} />
      <p className={styles.quiet}>{t('holidays.closuresElsewhere')}</p>
    </PageLayout>
  );
}
