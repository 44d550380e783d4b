import { createContext, type ReactNode, use } from 'react';
import type { Session } from '#client';
import type { Permission } from '#kernel';

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in. Only on pages inside the shell; throws elsewhere. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('nobody is signed in on this page');
  return session;
}

/** Whether the person signed in may do something at all; the server decides for the single record. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
