import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from 'react';
import { createTicker } from './ticker.ts';

const ticker = createTicker(30_000);

const ClockContext = createContext<{ timeZone: string; frozenAt?: string | undefined }>({ timeZone: 'UTC' });

type ClockProviderProps = {
  timeZone: string;
  /** Stops the clock at an instant: for pictures and tests. */
  frozenAt?: string | undefined;
  children: ReactNode;
};

/** Gives everything inside the reader's time zone, and one clock that all chips share. */
export function ClockProvider({ timeZone, frozenAt, children }: ClockProviderProps) {
  const value = useMemo(() => ({ timeZone, frozenAt }), [timeZone, frozenAt]);
  return <ClockContext value={value}>{children}</ClockContext>;
}

/** The reader's time zone, an IANA name. */
export const useTimeZone = (): string => use(ClockContext).timeZone;

/** The present instant, renewed twice a minute. */
export function useNow(): string {
  const { frozenAt } = use(ClockContext);
  const now = useSyncExternalStore(ticker.subscribe, ticker.read);
  return frozenAt ?? now;
}
