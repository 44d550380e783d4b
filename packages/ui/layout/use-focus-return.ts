import { type RefCallback, useCallback, useEffect, useRef } from 'react';

const fields = 'input:not([type="hidden"]), textarea, select';

/**
 * For something that opens over the page. The focus goes in as soon as the element is there: to what is marked with data-autofocus,
 * to the first field (of radios, to the chosen one), to a heading that takes it, or to the element itself. On a phone not to a field:
 * it would bring up its keyboard or its list before anything was read. When it closes, the focus is back where it was, unless it was
 * moved elsewhere; if what opened it is gone, it is on the page and not lost.
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
    if (!mounted) return;
    const target = firstPlaceIn(mounted);
    // A focus trap around it goes where the mark is, and else to the first button.
    target.dataset.autofocus = '';
    target.focus({ preventScroll: true });
  }, []);
}

function firstPlaceIn(element: HTMLElement): HTMLElement {
  const marked = element.querySelector<HTMLElement>('[data-autofocus]');
  return marked ?? firstFieldIn(element) ?? element.querySelector<HTMLElement>('h2[tabindex]') ?? element;
}

function firstFieldIn(element: HTMLElement): HTMLElement | null {
  const first = element.querySelector<HTMLElement>(fields);
  // While the first field waits for its choices, nobody is sent to the second.
  if (!first || first.matches(':disabled') || window.matchMedia('(max-width: 599px)').matches) return null;
  const isRadio = first instanceof HTMLInputElement && first.type === 'radio';
  return (isRadio && element.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`)) || first;
}
