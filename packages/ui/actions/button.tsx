import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { useKeyText } from '../keyboard/use-key-text.ts';
import styles from './button.module.css';

export type ButtonLook = {
  /** Primary is filled: one on a view. Quiet is for the way out. Danger is for what cannot be taken back. */
  variant?: 'primary' | 'default' | 'quiet' | 'danger' | undefined;
  size?: 'small' | 'medium' | 'large' | undefined;
  /** As wide as its place. */
  wide?: boolean | undefined;
  /** An icon before the words; the words stay. */
  icon?: ReactNode;
  /** The key that does the same, shown at the end as it stands on the reader's keyboard: "C", "mod+enter". */
  shortcut?: string | undefined;
};

export type ButtonProps = ButtonLook &
  ComponentProps<'button'> & {
    /** Work is under way: the button stays focusable and says so, and further clicks do nothing. */
    busy?: boolean | undefined;
  };

/** A button with a verb on it. */
export function Button({ variant, size, wide, icon, shortcut, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={cx(lookOf({ variant, size, wide }), busy && styles.busy, className)}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon}
      {children}
      {shortcut && <ShortcutKey keys={shortcut} />}
    </button>
  );
}

/** The same look on a link; wrap it with the router's `createLink` for routes of our own. */
export function ButtonAnchor({ variant, size, wide, icon, shortcut, className, children, ...rest }: ButtonLook & ComponentProps<'a'>) {
  return (
    <a {...rest} className={cx(lookOf({ variant, size, wide }), className)}>
      {icon}
      {children}
      {shortcut && <ShortcutKey keys={shortcut} />}
    </a>
  );
}

/** An icon alone: only for postpone, hand over, close and filters. Its label is spoken and shown as a tooltip. */
export function IconButton({ label, className, children, ...rest }: { label: string } & Omit<ComponentProps<'button'>, 'aria-label'>) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={cx(styles.icon, className)}>
      {children}
    </button>
  );
}

/** A button that reads as a link, inside a sentence. */
export function LinkButton({ className, children, ...rest }: ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={cx(styles.link, className)}>
      {children}
    </button>
  );
}

function ShortcutKey({ keys }: { keys: string }) {
  const keyText = useKeyText();
  return <Kbd>{keys.startsWith('mod+') ? keyText(keys) : keys}</Kbd>;
}

/** A key as it is printed on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd aria-hidden className={styles.kbd}>
      {children}
    </kbd>
  );
}

function lookOf({ variant, size, wide }: Pick<ButtonLook, 'variant' | 'size' | 'wide'>): string {
  return cx(
    styles.button,
    variant === 'primary' && styles.primary,
    variant === 'quiet' && styles.quiet,
    variant === 'danger' && styles.danger,
    size === 'small' && styles.small,
    size === 'large' && styles.large,
    wide && styles.wide,
  );
}
