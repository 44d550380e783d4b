import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftStatus, StoredDraft } from './draft-store.ts';
import { useDraftStore } from './drafts-provider.tsx';

export type Draft<Value> = {
  value: Value;
  setValue: (value: Value) => void;
  status: DraftStatus | undefined;
  /** What was found on opening: when and on which device it was written. */
  restored: Pick<StoredDraft, 'device' | 'updatedAt'> | undefined;
  /** Another first value while nothing is being written: the record moved on, or was just saved. */
  follow: (value: Value) => void;
  /** Puts the first value back and throws the draft away. */
  discard: () => void;
  /** The form was saved for good. */
  finish: (savedAt?: string) => Promise<void>;
};

/**
 * State that survives reload, sign-out and another device: `const draft = useDraft('contact:new', empty)`. Changes are saved after
 * a pause; a draft found on opening replaces the first value unless somebody has begun to write. Without a key it is plain state.
 */
export function useDraft<Value>(key: string | undefined, initial: Value, label?: Record<string, string>): Draft<Value> {
  const store = useDraftStore();
  const here = key === undefined ? undefined : (store.bodyOf(key) as Value | undefined);
  const [value, show] = useState<Value>(here ?? initial);
  const [restored, setRestored] = useState<Pick<StoredDraft, 'device' | 'updatedAt'>>();
  const touched = useRef(here !== undefined);
  const first = useRef(initial);
  const status = useSyncExternalStore(store.subscribe, () => (key === undefined ? undefined : store.statusOf(key)));

  useEffect(() => {
    if (key === undefined) return;
    let current = true;
    store.load(key).then(
      (draft) => {
        if (!current || !draft || touched.current) return;
        show(draft.body as Value);
        setRestored({ device: draft.device, updatedAt: draft.updatedAt });
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [store, key]);

  const setValue = useCallback(
    (next: Value) => {
      touched.current = true;
      show(next);
      if (key !== undefined) store.write(key, next, label);
    },
    [store, key, label],
  );
  const follow = useCallback((next: Value) => {
    first.current = next;
    show(next);
  }, []);
  const finish = useCallback(
    async (savedAt?: string) => {
      touched.current = false;
      setRestored(undefined);
      if (key !== undefined) await store.finish(key, savedAt);
    },
    [store, key],
  );
  const discard = useCallback(() => {
    show(first.current);
    void finish();
  }, [finish]);
  return { value, setValue, follow, status, restored, discard, finish };
}
