import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './organizations.module.css';

const places = { organizations: '/organizations', credentials: '/organizations/credentials', holidays: '/organizations/holidays' } as const;

/** The pages about organisations, side by side. */
export function OrganizationPlaces() {
  const { t } = useTranslation('organizations');
  return (
    <nav aria-label={t('page.places')} className={styles.places}>
      {(Object.keys(places) as (keyof typeof places)[]).map((place) => (
        <Link key={place} to={places[place] as '/'} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`place.page.${place}`)}
        </Link>
      ))}
    </nav>
  );
}
