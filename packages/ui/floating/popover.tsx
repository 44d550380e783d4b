import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type ToggleEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { cx } from '../cx.ts';
import styles from './floating.module.css';

export type FloatingSide = 'bottom-end' | 'bottom-start' | 'top-start' | 'top-end';

/** What the button that opens it has to carry: spread these onto it. */
export type FloatingTrigger = {
  popoverTarget: string;
  'aria-haspopup': 'dialog' | 'menu';
  'aria-expanded': boolean;
  'aria-controls': string;
  style: CSSProperties;
};

type PopoverProps = {
  /** The name of what opens, for screen readers. */
  label: string;
  trigger: (props: FloatingTrigger) => ReactNode;
  side?: FloatingSide | undefined;
  width?: number | undefined;
  onOpen?: (() => void) | undefined;
  /** Drawn only while it is open. */
  children: (close: () => void) => ReactNode;
};

/** A small sheet at a button, for a question or two. The focus goes in when it opens and back to the button when it closes. */
export function Popover({ label, trigger, side = 'bottom-end', width, onOpen, children }: PopoverProps) {
  const { id, element, isOpen, close, toggle, anchor, anchored } = useFloating(onOpen);
  useEffect(() => {
    if (isOpen) (element.current?.querySelector<HTMLElement>(firstInside) ?? element.current)?.focus();
  }, [isOpen, element]);
  return (
    <>
      {trigger({ popoverTarget: id, 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, 'aria-controls': id, style: anchor })}
      <div
        ref={element}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={cx(styles.floating, styles[side])}
        style={{ ...anchored, width }}
        onToggle={toggle}
        onKeyDown={stopEscape}
      >
        {isOpen && children(close)}
      </div>
    </>
  );
}

const firstInside = '[data-autofocus], input:not(:disabled), textarea:not(:disabled), button:not(:disabled)';

/** Escape closes the popover alone, not the drawer it may stand in. */
function stopEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

/** The state every floating sheet shares: its name, whether it is open, and how it is tied to its button. */
export function useFloating(onOpen?: () => void) {
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => element.current?.hidePopover(), []);
  const toggle = (event: ToggleEvent<HTMLDivElement>) => {
    // A sheet inside this one tells of itself too.
    if (event.target !== event.currentTarget) return;
    if (event.newState === 'open') onOpen?.();
    setOpen(event.newState === 'open');
  };
  const name = `--${id.replaceAll(/[^\w-]/g, '')}`;
  return {
    id,
    element,
    isOpen,
    close,
    toggle,
    anchor: { anchorName: name } as CSSProperties,
    anchored: { positionAnchor: name } as CSSProperties,
  };
}
