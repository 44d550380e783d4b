import { useTranslation } from 'react-i18next';
import { Places } from '#ui';

/** The pages about how cases run here, side by side. */
export function ProgramPlaces() {
  const { t } = useTranslation('cases');
  return (
    <Places
      label={t('programs.places')}
      places={[
        { to: '/programs', label: t('programs.place.programs') },
        { to: '/programs/states', label: t('programs.place.states') },
        { to: '/programs/clocks', label: t('programs.place.clocks') },
      ]}
    />
  );
}
