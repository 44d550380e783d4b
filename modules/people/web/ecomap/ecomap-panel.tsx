import { ErrorState, Skeleton, useMay } from '#ui';
import { usePerson } from '../queries.ts';
import { Ecomap } from './ecomap.tsx';

/** The ecomap of somebody for a page of another area, read with the person. */
export function EcomapPanel({ personId }: { personId: string }) {
  const person = usePerson(personId);
  const mayChange = useMay('people.change');
  if (person.isPending) return <Skeleton rows={4} />;
  if (person.isError) return <ErrorState error={person.error} onRetry={() => void person.refetch()} />;
  return <Ecomap person={person.data} mayChange={mayChange} isAside />;
}
