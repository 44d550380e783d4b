import { createContext, type ReactNode, use, useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react';
import { createKeyReader } from './key-reader.ts';
import { createShortcutRegistry, type Shortcut, type ShortcutRegistry } from './shortcut-registry.ts';

const ShortcutsContext = createContext<ShortcutRegistry | undefined>(undefined);

/** Listens to the keyboard for everything inside the page. Once, at the root. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => createShortcutRegistry(), []);
  useEffect(() => {
    const reader = createKeyReader();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const known = registry.names({ whileTyping: isTyping(event.target) });
      const name = reader.read(event, known, event.timeStamp);
      const shortcut = name === undefined ? undefined : registry.find(name);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
}

/**
 * Keys that work while the component is shown: `useShortcuts([{ keys: 'd', label: t('…'), run }])`. They appear in the list under
 * "?". What was registered last wins, so a drawer may take over a key of the page below.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = use(ShortcutsContext);
  const owner = useId();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
    const described = shortcuts.map((shortcut, index) => ({ ...shortcut, run: () => latest.current[index]?.run() }));
    registry?.set(owner, described);
  }, [registry, owner, shortcuts]);
  useEffect(() => () => registry?.remove(owner), [registry, owner]);
}

/** Every key that works now, for the list under "?". */
export function useShortcutList(): readonly Shortcut[] {
  const registry = use(ShortcutsContext);
  return useSyncExternalStore(registry?.subscribe ?? noSubscription, registry?.all ?? noShortcuts);
}

const none: readonly Shortcut[] = [];
const noShortcuts = () => none;
const noSubscription = () => () => {};

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

export type { Shortcut };
