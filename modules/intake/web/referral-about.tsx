import { NewReferralDrawer } from './new-referral-drawer.tsx';
import { OpenCaseDrawer } from './open-case-drawer.tsx';
import { useKnownPerson } from './queries.ts';

type AboutProps = { personId: string; onClose: () => void; forCase: boolean };

/** A new referral, or a case, for somebody who is known already: who they are is written down before one begins. */
export function ReferralAbout({ personId, onClose, forCase }: AboutProps) {
  const { data } = useKnownPerson(personId);
  if (!data) return null;
  const { id, givenNames, familyName, birthDate, languages } = data;
  const Drawer = forCase ? OpenCaseDrawer : NewReferralDrawer;
  return <Drawer opened onClose={onClose} about={{ id, givenNames, familyName, birthDate, languages }} />;
}
