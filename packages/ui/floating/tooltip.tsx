import { type CSSProperties, type FocusEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './floating.module.css';

/** What the thing that has a tooltip carries: spread these onto it. */
export type TooltipTarget = {
  'aria-describedby': string;
  style: CSSProperties;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
  onKeyDown: (event: { key: string }) => void;
};

const delay = 300;

/** A few words about something, shown while the pointer or the focus of the keyboard is on it; Escape takes them away. */
export function Tooltip({ text, children }: { text: string; children: (target: TooltipTarget) => ReactNode }) {
  const id = useId();
  const element = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const name = `--${id.replaceAll(/[^\w-]/g, '')}`;
  const show = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => element.current?.showPopover(), delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    element.current?.hidePopover();
  };
  return (
    <>
      {children({
        'aria-describedby': id,
        style: { anchorName: name } as CSSProperties,
        onPointerEnter: show,
        onPointerLeave: hide,
        onFocus: ({ currentTarget }) => currentTarget.matches(':focus-visible') && show(),
        onBlur: hide,
        onKeyDown: ({ key }) => key === 'Escape' && hide(),
      })}
      <span
        ref={element}
        id={id}
        role="tooltip"
        popover="manual"
        className={styles.tooltip}
        style={{ positionAnchor: name } as CSSProperties}
      >
        {text}
      </span>
    </>
  );
}
