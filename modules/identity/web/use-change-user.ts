import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** Does something to an account, then reads the accounts again; keeps the refusal for the screen. */
export function useChangeUser() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const refresh = async (): Promise<void> => {
    await Promise.all(['/api/users', '/api/users/{id}'].map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
  };
  return {
    busy,
    error,
    refresh,
    run: async (change: () => Promise<unknown>): Promise<boolean> => {
      setBusy(true);
      setError(undefined);
      try {
        await change();
        return true;
      } catch (caught) {
        setError(caught);
        return false;
      } finally {
        await refresh();
        setBusy(false);
      }
    },
  };
}
