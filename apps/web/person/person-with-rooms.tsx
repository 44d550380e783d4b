import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HealthRecord } from '#modules/interop/web/index.ts';
import { PersonPage, type PersonRoom } from '#modules/people/web/index.ts';

const route = getRouteApi('/shell/people/$personId');

/** A person with the rooms other areas add: the health record taken over from other systems. */
export function PersonWithRooms() {
  const { t } = useTranslation();
  const { room, kind, show } = route.useSearch();
  const navigate = route.useNavigate();
  const health: PersonRoom = {
    key: 'health',
    label: t('person.health'),
    content: (personId) => (
      <HealthRecord
        personId={personId}
        place={{ kind, show }}
        onPlace={(place) => void navigate({ search: { room: 'health', ...place }, replace: true })}
      />
    ),
  };
  return (
    <PersonPage
      rooms={[health]}
      room={room}
      onRoom={(key) => void navigate({ search: key === 'health' ? { room: key } : {}, replace: true })}
    />
  );
}
