import type { KeyName } from './key-reader.ts';

export type Shortcut = {
  keys: KeyName;
  /** What it does, in the reader's words. */
  label: string;
  run: () => void;
  /** Also while somebody types in a field: only for combinations with Ctrl and for Escape. */
  whileTyping?: boolean | undefined;
  /** Only while this holds; otherwise the key keeps its usual meaning. */
  when?: (() => boolean) | undefined;
};

export type ShortcutRegistry = ReturnType<typeof createShortcutRegistry>;

/** Who registered which keys. The owner that came last wins a key that two want. */
export function createShortcutRegistry() {
  const owners = new Map<string, readonly Shortcut[]>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Shortcut[] = [];

  const changed = () => {
    const byKey = new Map<KeyName, Shortcut>();
    for (const shortcut of [...owners.values()].flat()) byKey.set(shortcut.keys, shortcut);
    snapshot = [...byKey.values()];
    for (const listener of listeners) listener();
  };

  return {
    set: (owner: string, shortcuts: readonly Shortcut[]): void => {
      owners.set(owner, shortcuts);
      changed();
    },
    remove: (owner: string): void => {
      owners.delete(owner);
      changed();
    },
    find: (keys: KeyName): Shortcut | undefined => snapshot.find((shortcut) => shortcut.keys === keys),
    names: ({ whileTyping }: { whileTyping: boolean }): ReadonlySet<KeyName> =>
      new Set(
        snapshot.filter(({ when, ...shortcut }) => (!whileTyping || shortcut.whileTyping) && (when?.() ?? true)).map(({ keys }) => keys),
      ),
    all: (): readonly Shortcut[] => snapshot,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
