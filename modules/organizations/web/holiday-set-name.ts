import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName, germanLandName, holidaySets } from '#kernel';
import { useFormat, useLanguage } from '#ui';

/** A set of holidays as the reader calls it: "Germany, Bavaria", "Italy", "United States, federal". */
export function useHolidaySetName(): (id: string) => string {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  return useCallback(
    (id) => {
      const [country = id, region] = id.split('-');
      const name = countryName(country, language);
      if (region) return `${name}, ${germanLandName(region, language)}`;
      if (country === 'DE') return t('place.nationwide', { country: name });
      return country === 'US' ? t('place.federal', { country: name }) : name;
    },
    [t, language],
  );
}

/** All sets to choose from, in the order of their names. */
export function useHolidaySetOptions(): { value: string; label: string }[] {
  const nameOf = useHolidaySetName();
  const { compare } = useFormat();
  return useMemo(
    () => [...holidaySets.keys()].map((value) => ({ value, label: nameOf(value) })).sort((a, b) => compare(a.label, b.label)),
    [nameOf, compare],
  );
}
