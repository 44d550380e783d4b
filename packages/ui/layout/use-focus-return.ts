import { type RefObject, useEffect } from 'react';

const firstField = '[data-autofocus], input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled)';

/** While `opened`, the focus is inside the element; afterwards it is back where it was, unless it was moved elsewhere meanwhile. */
export function useFocusReturn(opened: boolean, inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const frame = requestAnimationFrame(() => {
      const element = inside.current;
      (element?.querySelector<HTMLElement>(firstField) ?? element)?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
      const now = document.activeElement;
      const lost = now === null || now === document.body || inside.current?.contains(now) === true || !now.isConnected;
      if (lost && before?.isConnected) before.focus({ preventScroll: true });
    };
  }, [opened, inside]);
}
