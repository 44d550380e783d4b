import { useEffect, useSyncExternalStore } from 'react';
import type { RecentCase } from '#ui';

/** Cases opened on this page of the browser, newest first. Kept in memory only: names of clients are not left on a shared device. */
let recent: readonly RecentCase[] = [];
const listeners = new Set<() => void>();
const most = 6;

export function useRecentCases(): readonly RecentCase[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => recent,
  );
}

/** Remembers that a case was opened, once its name is known. */
export function useRememberCase(opened: RecentCase | undefined): void {
  const { id, name, href } = opened ?? {};
  useEffect(() => {
    if (id === undefined || name === undefined || href === undefined) return;
    recent = [{ id, name, href }, ...recent.filter((other) => other.id !== id)].slice(0, most);
    for (const listener of listeners) listener();
  }, [id, name, href]);
}
