import { useNavigate } from '@tanstack/react-router';
import { NewReferralDrawer } from './new-referral-drawer.tsx';

type OpenCaseProps = Pick<Parameters<typeof NewReferralDrawer>[0], 'opened' | 'onClose' | 'about'>;

/** A case begins with a referral: it is written down, and at once one goes on to accept it. */
export function OpenCaseDrawer(props: OpenCaseProps) {
  const navigate = useNavigate();
  const accept = (referral: string) => void navigate({ to: '/inbox' as '/', search: { referral, do: 'accept' } as never });
  return <NewReferralDrawer {...props} onAccept={accept} />;
}
