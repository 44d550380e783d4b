import { type RefCallback, useCallback, useEffect, useRef } from 'react';

const fields = 'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled)';

/**
 * For something that opens over the page. The focus goes in as soon as the element is there: to what is marked with data-autofocus,
 * to the first field, or to the element itself. When it closes, the focus is back where it was, unless it was moved elsewhere; if
 * what opened it is gone, it is on the page and not lost.
 */
export function useFocusReturn(opened: boolean): RefCallback<HTMLElement> {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    return () => {
      const now = document.activeElement;
      const isLost = now === null || now === document.body || !now.isConnected || element.current?.contains(now) === true;
      if (!isLost) return;
      const hasPlace = before?.isConnected === true && before !== document.body;
      (hasPlace ? before : document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    };
  }, [opened]);
  return useCallback((mounted) => {
    element.current = mounted;
    const target = mounted?.querySelector<HTMLElement>('[data-autofocus]') ?? mounted?.querySelector<HTMLElement>(fields) ?? mounted;
    target?.focus({ preventScroll: true });
  }, []);
}
