import { NewReferralDrawer } from './new-referral-drawer.tsx';
import { useKnownPerson } from './queries.ts';

/** A new referral for somebody who is known already: who they are is written down before one begins. */
export function ReferralAbout({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { data } = useKnownPerson(personId);
  if (!data) return null;
  const { id, givenNames, familyName, birthDate, languages } = data;
  return <NewReferralDrawer opened onClose={onClose} about={{ id, givenNames, familyName, birthDate, languages }} />;
}
