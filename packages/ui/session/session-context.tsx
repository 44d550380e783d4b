import { createContext, type ReactNode, use } from 'react';
import type { Session } from '#client';
import type { Permission } from '#kernel';

const SessionContext = createContext<Session | undefined>(undefined);
const RestingContext = createContext<readonly Permission[]>([]);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Inside, nobody is offered these things, whatever their roles allow: the record they would change has come to its end. */
export function Resting({ permissions, children }: { permissions: readonly Permission[]; children: ReactNode }) {
  return <RestingContext value={permissions}>{children}</RestingContext>;
}

/** Who is signed in. Only on pages inside the shell; throws elsewhere. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('nobody is signed in on this page');
  return session;
}

/**
 * Whether the person signed in may do something here at all; the server decides for the single record. With `evenAtRest` it is asked of their roles
 * only, for the few things that stay possible on a record that has come to its end.
 */
export function useMay(permission: Permission, { evenAtRest = false } = {}): boolean {
  const resting = use(RestingContext);
  const { permissions } = useSession();
  return permissions.includes(permission) && (evenAtRest || !resting.includes(permission));
}
