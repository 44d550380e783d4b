import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './programs.module.css';

const places = { programs: '/programs', states: '/programs/states', clocks: '/programs/clocks' } as const;

/** The pages about how cases run here, side by side. */
export function ProgramPlaces() {
  const { t } = useTranslation('cases');
  return (
    <nav aria-label={t('programs.places')} className={styles.places}>
      {(Object.keys(places) as (keyof typeof places)[]).map((place) => (
        <Link key={place} to={places[place] as '/'} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`programs.place.${place}`)}
        </Link>
      ))}
    </nav>
  );
}
