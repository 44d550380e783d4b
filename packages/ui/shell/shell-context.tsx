import { createContext, use, useEffect } from 'react';

/** The case a page is about: what "Log a contact" begins with. */
export type CurrentCase = { id: string; number: string; personName: string | null };

/** What was just done, said for a few seconds wherever one is, with the way that usually follows. */
export type Notice = { text: string; link?: { label: string; to: string } | undefined };

export type ShellApi = {
  /** Opens an action by its key, such as "log-contact". */
  begin: (actionKey: string) => void;
  openSearch: () => void;
  notify: (notice: Notice) => void;
  currentCase: CurrentCase | undefined;
  setCurrentCase: (current: CurrentCase | undefined) => void;
};

export const ShellContext = createContext<ShellApi>({
  begin: () => {},
  openSearch: () => {},
  notify: () => {},
  currentCase: undefined,
  setCurrentCase: () => {},
});

/** What a page may ask of the shell around it. */
export const useShell = (): ShellApi => use(ShellContext);

/** Tells the shell which case this page is about, as long as it is shown. */
export function useCurrentCase(current: CurrentCase | undefined): void {
  const { setCurrentCase } = useShell();
  const { id, number, personName } = current ?? {};
  useEffect(() => {
    if (id === undefined || number === undefined) return;
    setCurrentCase({ id, number, personName: personName ?? null });
    return () => setCurrentCase(undefined);
  }, [id, number, personName, setCurrentCase]);
}
