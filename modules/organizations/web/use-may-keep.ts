import { useSession } from '#ui';
import { mayKeepCredential } from '../policy.ts';

/** Whether the person signed in keeps a credential of this holder; the server decides by the same rule. */
export function useMayKeep(): (of: { organizationId: string; userId: string | null }) => boolean {
  const { organization, roles } = useSession();
  return (of) => mayKeepCredential({ organizationId: organization?.id ?? null, roles }, of);
}
