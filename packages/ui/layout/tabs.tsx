import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './layout.module.css';
import { showWithin } from './show-within.ts';

export type Tab<Key extends string> = { key: Key; label: string; count?: number | undefined };

type TabsProps<Key extends string> = {
  label: string;
  tabs: readonly Tab<Key>[];
  current: Key;
  onChange: (key: Key) => void;
  /** What the current tab shows. */
  children: ReactNode;
};

/** Tabs with their panel (WAI-ARIA tabs: arrows move between them, Home and End jump). */
export function Tabs<Key extends string>({ label, tabs, current, onChange, children }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${current}`)}`);
    if (list.current && chosen) showWithin(list.current, chosen);
  }, [id, current]);
  const move = (event: KeyboardEvent) => {
    const next = tabAfterKey(event.key, tabs, current);
    if (!next) return;
    event.preventDefault();
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next}`)}`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === current ? 0 : -1}
            className={styles.tab}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        {children}
      </div>
    </>
  );
}

function tabAfterKey<Key extends string>(key: string, tabs: readonly Tab<Key>[], current: Key): Key | undefined {
  const at = tabs.findIndex((tab) => tab.key === current);
  switch (key) {
    case 'ArrowRight':
      return tabs[(at + 1) % tabs.length]?.key;
    case 'ArrowLeft':
      return tabs[(at - 1 + tabs.length) % tabs.length]?.key;
    case 'Home':
      return tabs[0]?.key;
    case 'End':
      return tabs.at(-1)?.key;
    default:
      return undefined;
  }
}
