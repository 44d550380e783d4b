import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { SavedChip } from '../feedback/saved-chip.tsx';
import { createDraftStore, type DraftStore, type DraftSummary, type DraftsApi } from './draft-store.ts';

const DraftsContext = createContext<DraftStore | undefined>(undefined);

/** Gives forms a place to keep what is being written. It asks before the page closes with something the server does not have. */
export function DraftsProvider({ api, children }: { api: DraftsApi; children: ReactNode }) {
  const { t } = useTranslation('ui');
  const device = matchMedia('(pointer: coarse)').matches ? t('device.phone') : t('device.computer');
  const store = useMemo(() => createDraftStore(api, { device }), [api, device]);
  useEffect(() => {
    const flush = () => void store.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (store.summary().unsaved > 0) event.preventDefault();
    };
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('beforeunload', warn);
    };
  }, [store]);
  return <DraftsContext value={store}>{children}</DraftsContext>;
}

/** The store itself; throws outside a DraftsProvider. */
export function useDraftStore(): DraftStore {
  const store = use(DraftsContext);
  if (!store) throw new Error('there is no DraftsProvider around this form');
  return store;
}

/** How much of what was written has reached the server. */
export function useDraftSummary(): DraftSummary {
  const store = useDraftStore();
  return useSyncExternalStore(store.subscribe, store.summary);
}

/** "Saved 9:44. Unsaved: 0" for the whole app, in its fixed place. */
export function SavedStatus() {
  const { unsaved, unsent, lastSavedAt } = useDraftSummary();
  return <SavedChip state={unsent > 0 ? { kind: 'unsent', count: unsent } : { kind: 'saved', at: lastSavedAt, unsaved }} />;
}
