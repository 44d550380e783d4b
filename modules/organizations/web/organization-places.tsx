import { useTranslation } from 'react-i18next';
import { Places } from '#ui';

/** The pages about organisations, side by side. */
export function OrganizationPlaces() {
  const { t } = useTranslation('organizations');
  return (
    <Places
      label={t('page.places')}
      places={[
        { to: '/organizations', label: t('place.page.organizations') },
        { to: '/organizations/credentials', label: t('place.page.credentials') },
        { to: '/organizations/holidays', label: t('place.page.holidays') },
      ]}
    />
  );
}
