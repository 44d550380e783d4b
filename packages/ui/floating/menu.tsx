import { IconCheck } from '@tabler/icons-react';
import { createContext, type KeyboardEvent, type ReactNode, use, useEffect } from 'react';
import { cx } from '../cx.ts';
import styles from './floating.module.css';
import { itemAfterKey } from './menu-keys.ts';
import { type FloatingSide, type FloatingTrigger, useFloating } from './popover.tsx';

const CloseContext = createContext<() => void>(() => {});

type MenuProps = {
  label: string;
  trigger: (props: FloatingTrigger) => ReactNode;
  side?: FloatingSide | undefined;
  width?: number | undefined;
  children: ReactNode;
};

/** A menu at a button (WAI-ARIA menu button): arrows move, a letter jumps, Enter does, Escape and Tab leave. */
export function Menu({ label, trigger, side = 'bottom-end', width, children }: MenuProps) {
  const { id, element, isOpen, close, toggle, anchor, anchored } = useFloating();
  useEffect(() => {
    if (isOpen) element.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [isOpen, element]);
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.stopPropagation();
    if (event.key === 'Tab') close();
    const items = [...(element.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const texts = items.map((item) => item.textContent ?? '');
    const next = itemAfterKey(event, texts, items.indexOf(document.activeElement as HTMLElement));
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return (
    <>
      {trigger({ popoverTarget: id, 'aria-haspopup': 'menu', 'aria-expanded': isOpen, 'aria-controls': id, style: anchor })}
      <div
        ref={element}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={cx(styles.floating, styles.menu, styles[side])}
        style={{ ...anchored, width }}
        onToggle={toggle}
        onKeyDown={move}
      >
        <CloseContext value={close}>{isOpen && children}</CloseContext>
      </div>
    </>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  /** At the end: a key, a figure. */
  aside?: ReactNode;
  onSelect?: (() => void) | undefined;
  disabled?: boolean | undefined;
  lang?: string | undefined;
  /** A link in place of the button: `render={(props) => <Link to="/cases" {...props} />}`. */
  render?: ((props: MenuLinkProps) => ReactNode) | undefined;
  children: ReactNode;
};

type MenuLinkProps = { role: 'menuitem'; tabIndex: -1; className: string | undefined; onClick: () => void; children: ReactNode };

/** Something to do. */
export function MenuItem({ icon, aside, onSelect, disabled = false, lang, render, children }: MenuItemProps) {
  const close = use(CloseContext);
  const inside = (
    <>
      {icon}
      <span>{children}</span>
      {aside && <i className={styles.aside}>{aside}</i>}
    </>
  );
  if (render) return render({ role: 'menuitem', tabIndex: -1, className: styles.item, onClick: close, children: inside });
  const select = () => {
    if (disabled) return;
    close();
    onSelect?.();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      lang={lang}
      aria-disabled={disabled || undefined}
      className={styles.item}
      onClick={select}
    >
      {inside}
    </button>
  );
}

type MenuChoiceProps = {
  kind: 'radio' | 'checkbox';
  checked: boolean;
  onSelect: () => void;
  lang?: string | undefined;
  children: ReactNode;
};

/** Something that is so or not. A radio closes the menu when it is chosen, a checkbox leaves it open for the next. */
export function MenuChoice({ kind, checked, onSelect, lang, children }: MenuChoiceProps) {
  const close = use(CloseContext);
  const select = () => {
    onSelect();
    if (kind === 'radio') close();
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles, menuitemradio and menuitemcheckbox, are checked or not
    <button
      type="button"
      role={`menuitem${kind}`}
      tabIndex={-1}
      lang={lang}
      aria-checked={checked}
      className={styles.item}
      onClick={select}
    >
      <IconCheck aria-hidden className={styles.mark} />
      <span>{children}</span>
    </button>
  );
}

/** Items that belong together, under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of menu items has no element of its own
    <div role="group" aria-label={label}>
      <div aria-hidden className={styles.label}>
        {label}
      </div>
      {children}
    </div>
  );
}

export function MenuSeparator() {
  return <hr className={styles.separator} />;
}
