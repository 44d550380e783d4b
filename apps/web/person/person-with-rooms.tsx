import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsTab } from '#modules/documents/web/index.ts';
import { HealthRecord } from '#modules/interop/web/index.ts';
import { PersonPage, type PersonRoom } from '#modules/people/web/index.ts';
import { Skeleton } from '#ui';

const route = getRouteApi('/shell/people/$personId');

/** A person with the rooms other areas add: the health record taken over from other systems, and documents outside any case. */
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
  const documents: PersonRoom = {
    key: 'documents',
    label: t('case.tab.documents'),
    content: (personId) => (
      <Suspense fallback={<Skeleton rows={4} />}>
        <DocumentsTab of={{ personId }} />
      </Suspense>
    ),
  };
  return (
    <PersonPage
      rooms={[health, documents]}
      room={room}
      onRoom={(key) => void navigate({ search: key === 'health' || key === 'documents' ? { room: key } : {}, replace: true })}
    />
  );
}
