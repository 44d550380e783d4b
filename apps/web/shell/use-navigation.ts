import { useLocation, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSession } from '#ui';
import { entryOf, type NavigationEntry, navigationFor } from '../navigation.ts';

/** The entries of the person signed in, and the one the present page belongs to. */
export function useNavigation(): { entries: readonly NavigationEntry[]; current: NavigationEntry | undefined } {
  const { permissions } = useSession();
  const router = useRouter();
  const pathname = useLocation({ select: (location) => location.pathname });
  const entries = useMemo(() => navigationFor(permissions, (path) => path in router.routesByPath), [permissions, router]);
  return { entries, current: entryOf(pathname, entries) };
}
